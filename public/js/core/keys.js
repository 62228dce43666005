// Keyboard shortcuts: `n`, `g a`, `ctrl+k`. Single keys rest while typing and can be turned off.
import { signal, useEffect } from '../vendor/preact.js'

/** Whether single keys act. */
export const singleKeys = signal(localStorage.getItem('single-keys') !== 'off')

/** @param {boolean} on */
export function setSingleKeys(on) {
  singleKeys.value = on
  localStorage.setItem('single-keys', on ? 'on' : 'off')
}

/** @typedef {Record<string, (event: KeyboardEvent) => void>} Map */
/** @type {{ map: Map, level: number }[]} the highest level wins: a dialog (2) over a page (1) over the frame (0) */
const maps = []
let before = ''
let since = 0

/** @param {EventTarget | null} target */
const typing = (target) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !/^(checkbox|radio)$/.test(/** @type {HTMLInputElement} */ (target).type)

/** @param {KeyboardEvent} event */
function name(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const held = (event.ctrlKey || event.metaKey ? 'ctrl+' : '') + (event.altKey ? 'alt+' : '') + (event.shiftKey && key.length > 1 ? 'shift+' : '')
  return held + key
}

/** @param {string} key */
function find(key) {
  return maps.filter(({ map }) => map[key]).sort((a, b) => b.level - a.level)[0]?.map[key]
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.isComposing || event.defaultPrevented) return
  const key = name(event)
  const commanded = key.startsWith('ctrl+') || key.startsWith('alt+')
  if (typing(event.target) && (!commanded || key === 'ctrl+a')) return
  if (!commanded && !singleKeys.value) return
  if ((!commanded || key === 'ctrl+a') && document.querySelector('dialog:modal') && event.target instanceof Element && !event.target.closest('[data-keys]')) return
  if (key === 'Enter' && event.target instanceof Element && event.target.closest('a, button, summary')) return
  const sequence = Date.now() - since < 900 ? find(`${before} ${key}`) : undefined
  const act = sequence ?? find(key)
  before = key
  since = Date.now()
  if (!act) return
  event.preventDefault()
  act(event)
}
addEventListener('keydown', press)

/** Holds a map of shortcuts while a component is on screen. @param {Map} map @param {{ on?: boolean, level?: number }} [how] */
export function useKeys(map, { on = true, level = 1 } = {}) {
  useEffect(() => {
    if (!on) return
    const held = { map, level }
    maps.unshift(held)
    return () => void maps.splice(maps.indexOf(held), 1)
  })
}
