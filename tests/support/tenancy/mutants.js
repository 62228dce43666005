// Each statement with one of its conditions on the company taken out.

const column = String.raw`(?:\w+\.)?company_id`;
const other = String.raw`(?:\?\d+|\w+\.\w+|\w+)`;
/** A comparison of companies, whichever way round. */
const predicate = new RegExp(String.raw`\b${column}\s*(?:=|\bis\b)\s*${other}|(?:\?\d+|\b\w+\.\w+)\s*=\s*${column}\b`, 'g');
/** A pair of company and id that is looked for among others. */
const pair = /\(company_id, id\) in \(\s*select company_id, id\b/g;

/** @typedef {{ text: string, removed: string, at: number }} Mutant */

/** @param {string} text @returns {Mutant[]} */
export function mutantsOf(text) {
  /** @param {RegExpExecArray} found @param {string} instead */
  const without = (found, instead) => ({ text: text.slice(0, found.index) + instead + text.slice(found.index + found[0].length), removed: found[0], at: found.index });
  return [
    ...[...text.matchAll(predicate)].map((found) => without(found, '1 = 1')),
    ...[...text.matchAll(pair)].map((found) => without(found, 'id in (select id')),
  ];
}

/** Where a mutant was cut, for people: the line of the statement that it stood in. @param {string} text @param {Mutant} mutant */
export const lineOf = (text, { at }) => text.slice(text.lastIndexOf('\n', at) + 1, (text.indexOf('\n', at) + 1 || text.length + 1) - 1).trim();

const reaches = [90, 60, 40, 25, 12, 0];
const windows = reaches.flatMap((before) => reaches.map((after) => ({ before, after }))).sort((one, other) => other.before + other.after - one.before - one.after);

/**
 * The place of the sources where a mutant was cut, if the words around it stand there once: statements have many of their lines from one macro.
 * @param {string} text @param {Mutant} mutant @param {string} sources @returns {string | undefined}
 */
export function placeOf(text, { at, removed }, sources) {
  for (const { before, after } of windows) {
    const from = Math.max(0, at - before);
    const words = text.slice(from, at + removed.length + after);
    const found = sources.indexOf(words);
    if (found >= 0) return sources.indexOf(words, found + 1) < 0 ? String(found + at - from) : undefined;
  }
  return undefined;
}
