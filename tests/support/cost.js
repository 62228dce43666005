// What an answer has cost the database, as counted.js wrote it on its head.

/** @param {import('./people.js').Answer} answer @returns {import('./counted.js').Cost} */
export function costOf({ headers }) {
  const written = headers.get('x-cost');
  if (!written) throw new Error('start the app as counted');
  return JSON.parse(written);
}
