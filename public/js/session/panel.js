// The card that sign-up, sign-in and the code share.
import { html, useEffect } from '../vendor/preact.js'

/** @param {{ title: string, lead?: unknown, wide?: boolean, foot?: unknown, children?: unknown }} props */
export function Panel({ title, lead, wide, foot, children }) {
  useEffect(() => void (document.title = `${title} – Comptoir`), [title])
  return html`<div class=${`panel ${wide ? 'wide' : ''}`}>
    <a class="brand" href="/" target="_self"><img src="/icon.svg" alt="" width="30" height="30" />Comptoir</a>
    <div class="card"><header class="stack-s"><h1 tabindex="-1">${title}</h1>${lead && html`<p class="soft">${lead}</p>`}</header>${children}</div>
    ${foot && html`<p class="small soft center">${foot}</p>`}
  </div>`
}

/** @typedef {import('../core/shapes.js').Challenge} Challenge */

/** The challenge being answered survives a reload of the tab, nothing more. @param {Challenge} challenge */
export const keepChallenge = (challenge) => sessionStorage.setItem('challenge', JSON.stringify(challenge))

/** @returns {Challenge | null} */
export function keptChallenge() {
  try {
    return JSON.parse(sessionStorage.getItem('challenge') ?? 'null')
  } catch {
    return null
  }
}

/** The page asked for before signing in, if it is one of ours. @param {URLSearchParams} query */
export function wayBack(query) {
  const asked = query.get('retour') ?? ''
  return /^\/[a-z]/.test(asked) ? asked : ''
}
