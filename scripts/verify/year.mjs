// Every paper of a year of trade before every validator, in both syntaxes: too many for each change.
import assert from 'node:assert/strict';
import { assertJudged } from '../../tests/support/judge.js';
import { signIn } from '../../tests/support/people.js';
import { startApp } from '../../tests/support/server.js';
import { assertWhole, Year } from '../../tests/support/year.js';
import { demo, seed } from '../seed/main.mjs';

export async function year() {
  const app = await startApp();
  try {
    await seed({ baseUrl: app.url, mailUrl: app.mail.url });
    app.planted.add(demo.password).add(demo.email);
    const person = await signIn(app, demo);
    const books = new Year(app, person.session.companies[0].id, person.cookie);
    await assertWhole(app);
    const { told, kept } = await books.vat();
    assert.deepEqual(told, kept);
    const papers = await gather(books);
    assertJudged(papers);
    console.log(`  ${papers.size / 2} documents of a year, each as a page and in both syntaxes: all valid`);
  } finally {
    await app.stop();
  }
}

/** @param {Year} books */
async function gather(books) {
  /** @type {Map<string, Uint8Array>} */
  const papers = new Map();
  for (const { id, number } of await books.documents()) {
    papers.set(`${number}.pdf`, await books.file(id, 'pdf')).set(`${number}.xml`, await books.file(id, 'xml?syntax=ubl'));
  }
  return papers;
}
