// The table of what OWASP ASVS asks: each requirement once, and each test that it names is there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/lib/paths.mjs';

const rows = readFileSync(join(root, 'tests/security/asvs.md'), 'utf8').split('\n').filter((line) => /^\| \d/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()).slice(1, 5));

/** Requirements of levels 1 and 2, by chapter; 10 and 17 are of things that are not used here. @type {Record<string, number>} */
const chapters = { 1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16 };

test('every requirement of levels 1 and 2 is answered once', () => {
  const ids = rows.map(([id]) => id);
  assert.equal(new Set(ids).size, 217);
  assert.equal(ids.length, 217);
  assert.deepEqual(Object.fromEntries(Object.keys(chapters).map((chapter) => [chapter, ids.filter((id) => id?.startsWith(`${chapter}.`)).length])), chapters);
  for (const [id, level, short] of rows) assert.ok(/^[12]$/.test(level ?? '') && (short?.length ?? 0) > 5, id);
});

test('every answer names tests that are there, or says why there is none', () => {
  for (const [id, , , shown = ''] of rows) {
    const named = [...shown.matchAll(/`([^`]+)` «([^»]+)»/g)];
    if (named.length === 0) {
      assert.match(shown, /^(Not applicable|By design|Open): .{5,}/, id);
      continue;
    }
    for (const [, file = '', name = ''] of named) {
      assert.ok(existsSync(join(root, file)), `${id}: ${file}`);
      assert.ok(readFileSync(join(root, file), 'utf8').includes(name), `${id}: ${file} has no test «${name}»`);
    }
  }
});
