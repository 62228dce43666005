// What every answer and every file must carry, written a second time: the code says it once in src/web/arrival/policy.rs and once in public/_headers.
import assert from 'node:assert/strict';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { Severity } from 'csp_evaluator/dist/finding.js';

/** @type {[string, string | RegExp][]} */
const everywhere = [
  ['strict-transport-security', 'max-age=63072000; includeSubDomains; preload'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', /^accelerometer=\(\).*camera=\(\).*geolocation=\(\).*microphone=\(\).*payment=\(\).*usb=\(\)/],
  ['content-security-policy', /^default-src 'none';/],
];

/** What no answer may say: another origin's leave to read it, and what it is made with. */
const nowhere = ['access-control-allow-origin', 'access-control-allow-credentials', 'access-control-allow-methods', 'server', 'x-powered-by'];

/** What a browser may be told that weakens the policy. */
const inline = /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|unsafe-hashes|\*|https?:/;

/** @type {Set<string>} */
const judged = new Set();

/** The policy of a page, held against Google's evaluator too. @param {string} policy */
function judge(policy) {
  assert.doesNotMatch(policy, inline);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.match(policy, /base-uri 'none'|sandbox/);
  if (judged.has(policy)) return;
  judged.add(policy);
  const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
  const high = findings.filter(({ severity }) => severity === Severity.HIGH || severity === Severity.SYNTAX || severity === Severity.MEDIUM);
  assert.deepEqual(high.map(({ directive, description }) => `${directive}: ${description}`), [], policy);
}

/** A company's PDF stands in a frame of our pages, where the browser's viewer dresses it. */
const viewed = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** @param {Headers} headers @param {string} what */
export function holdsPolicy(headers, what) {
  const policy = headers.get('content-security-policy') ?? '';
  const isViewed = policy === viewed;
  if (isViewed) assert.equal(headers.get('content-type'), 'application/pdf', what);
  else judge(policy);
  for (const [name, wanted] of everywhere) {
    const said = headers.get(name) ?? '';
    if (isViewed && name === 'x-frame-options') assert.equal(said, 'SAMEORIGIN', what);
    else if (typeof wanted === 'string') assert.equal(said, wanted, `${what}: ${name}`);
    else assert.match(said, wanted, `${what}: ${name}`);
  }
  for (const name of nowhere) assert.equal(headers.get(name), null, `${what}: ${name}`);
  for (const cookie of headers.getSetCookie()) {
    assert.match(cookie, /^__Host-/, what);
    for (const flag of [/; HttpOnly/, /; Secure/, /; SameSite=(Lax|Strict)/, /; Path=\//]) assert.match(cookie, flag, what);
    assert.doesNotMatch(cookie, /Domain=/i, what);
  }
}

/** What a refusal must look like, and never tell. @param {Headers} headers @param {string} text @param {number} status @param {string} what */
export function isProblem(headers, text, status, what) {
  assert.equal(headers.get('content-type'), 'application/problem+json', what);
  const problem = JSON.parse(text);
  assert.equal(problem.status, status, what);
  assert.equal(problem.type, 'about:blank', what);
  assert.match(problem.code, /^[a-z_]+$/, what);
  assert.ok(problem.title && problem.detail, what);
  assert.equal(problem.request, headers.get('x-request-id'), what);
  assert.doesNotMatch(text, /\bat .+:\d+|\.rs\b|select |insert into|update .+ set|D1_ERROR|SQLITE|panicked|stack/i, what);
}
