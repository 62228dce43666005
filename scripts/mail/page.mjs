// The mailbox as a person reads it: a list on one side, the letter on the other. No script at all.

/** @import { Kept } from './box.mjs' */
/** @import { Address } from './shape.mjs' */

const entities = /** @type {Record<string, string>} */ ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' });
/** @param {unknown} text */
const escape = (text) => String(text ?? '').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** @param {Address} address */
const person = ({ name, email }) => escape(name ? `${name} <${email}>` : email);
/** @param {number} at */
const moment = (at) => new Date(at).toLocaleString('fr-FR', { dateStyle: 'medium', timeStyle: 'short' });
/** @param {string} content In base64. */
const weight = (content) => `${Math.max(1, Math.round((content.length * 0.75) / 1024))} Ko`;

/** @param {Kept[]} letters @param {Kept | undefined} open */
export function page(letters, open) {
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${letters.length} lettre${letters.length > 1 ? 's' : ''} · Courrier local de Comptoir</title>
<link rel="stylesheet" href="/style.css">
<body class="${open ? 'reading' : 'listing'}">
<nav><header><h1>Courrier local</h1><p>Tout ce que Comptoir envoie s’arrête ici : rien ne part vraiment.</p></header>
${letters.length === 0 ? '<p class="empty">Aucune lettre pour l’instant.</p>' : `<ol>${letters.map((letter) => row(letter, open)).join('')}</ol>`}</nav>
<main>${open ? reading(open) : '<p class="empty">Choisissez une lettre.</p>'}</main></body></html>`;
}

/** @param {Kept} letter @param {Kept | undefined} open */
function row(letter, open) {
  const current = letter.id === open?.id ? ' aria-current="page"' : '';
  const clip = letter.attachments?.length ? ` · ${letter.attachments.length} pièce${letter.attachments.length > 1 ? 's' : ''} jointe${letter.attachments.length > 1 ? 's' : ''}` : '';
  return `<li><a href="/mails/${letter.id}"${current}><strong>${escape(letter.subject)}</strong>
<span>à ${escape(letter.to.map(({ email }) => email).join(', '))}</span><small>${moment(letter.received_at)}${clip}</small></a></li>`;
}

/** @param {Kept} letter */
function reading(letter) {
  const lines = [['De', person(letter.from)], ['À', letter.to.map(person).join(', ')]];
  if (letter.cc?.length) lines.push(['Copie', letter.cc.map(person).join(', ')]);
  if (letter.reply_to) lines.push(['Répondre à', person(letter.reply_to)]);
  lines.push(['Reçu', moment(letter.received_at)]);
  return `<article><a class="back" href="/">← Toutes les lettres</a><h2>${escape(letter.subject)}</h2>
<dl>${lines.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
${attachments(letter)}
${letter.html ? `<h3>Mise en page</h3><iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="La lettre mise en page" src="/mails/${letter.id}/html"></iframe>` : ''}
${letter.text ? `<h3>Texte seul</h3><pre>${linked(letter.text)}</pre>` : ''}</article>`;
}

/** @param {Kept} letter */
function attachments({ id, attachments = [] }) {
  if (attachments.length === 0) return '';
  const items = attachments.map(({ filename, content }, rank) =>
    `<li><a href="/mails/${id}/attachments/${rank}">${escape(filename)}</a> <small>${weight(content)}</small></li>`);
  return `<ul class="attachments">${items.join('')}</ul>`;
}

/** Addresses in plain text become links, so that a letter's link is one tap away. @param {string} text */
const linked = (text) => escape(text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}" target="_blank" rel="noreferrer">${url}</a>`);
