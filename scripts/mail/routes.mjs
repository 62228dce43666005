// What the mail catcher answers: the provider's API, a page for people, a small API for tests.
import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { page } from './page.mjs';
import { play, refuse } from './faults.mjs';
import { faultsOf } from './shape.mjs';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { Box } from './box.mjs' */
/** @import { Faults } from './faults.mjs' */
/** @typedef {{ box: Box, faults: Faults, token: string }} Catcher */

const style = readFileSync(new URL('./style.css', import.meta.url));
const policy = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";
// a letter may style itself and show inline pictures; it runs nothing and calls nobody
const letterPolicy = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** @param {Catcher} catcher @param {IncomingMessage} request @param {ServerResponse} response */
export async function answer(catcher, request, response) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [first = '', second, third, fourth] = url.pathname.split('/').slice(1);
  const { box, faults } = catcher;
  switch (`${request.method} ${first === 'api' ? `api/${second}` : first}`) {
    case 'POST api/send': return send(catcher, request, response);
    case 'GET api/mails': return third ? found(response, box.find(third), json) : json(response, box.list(url.searchParams.get('to')));
    case 'DELETE api/mails': box.clear(); return void response.writeHead(204).end();
    case 'GET api/faults': return json(response, faults.current);
    case 'PUT api/faults': return faults.set(parse(await bodyOf(request))) ? json(response, faults.current) : refuse(response, 422, 'unknown mode');
    case 'GET style.css': return void response.writeHead(200, { 'content-type': 'text/css' }).end(style);
    case 'GET ': return html(response, policy, page(box.list(), undefined));
    case 'GET mails': return found(response, box.find(second), (_, kept) => show(box, kept, third, fourth, response));
    default: return refuse(response, 404, 'Not found');
  }
}

/** @param {Catcher} catcher @param {IncomingMessage} request @param {ServerResponse} response */
async function send({ box, faults, token }, request, response) {
  const body = await bodyOf(request);
  if (!isAuthorised(request, token)) return refuse(response, 401, 'Unauthorized');
  const outcome = await play(faults.take(), response);
  if (outcome === 'answered') return;
  const letter = parse(body);
  if (letter === undefined) return refuse(response, 400, 'invalid JSON');
  const wrong = faultsOf(letter);
  if (wrong.length > 0) return refuse(response, 422, ...wrong);
  const { id } = box.keep(letter);
  if (outcome === 'keep, then hang up') return void response.socket?.resetAndDestroy();
  json(response, { success: true, message_ids: [id] });
}

/** @param {IncomingMessage} request @param {string} token */
function isAuthorised(request, token) {
  const given = String(request.headers['api-token'] ?? request.headers.authorization?.replace(/^Bearer /, '') ?? '');
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** @param {Box} box @param {import('./box.mjs').Kept} kept @param {string | undefined} part @param {string | undefined} rank @param {ServerResponse} response */
function show(box, kept, part, rank, response) {
  if (part === undefined) return html(response, policy, page(box.list(), kept));
  if (part === 'html') return html(response, letterPolicy, `<base target="_blank">${kept.html ?? ''}`);
  const attachment = part === 'attachments' ? kept.attachments?.[Number(rank)] : undefined;
  return found(response, attachment, (_, { content, filename, type }) => {
    const name = encodeURIComponent(filename);
    response.writeHead(200, { 'content-type': type ?? 'application/octet-stream', 'content-disposition': `attachment; filename*=UTF-8''${name}`, 'x-content-type-options': 'nosniff' });
    response.end(Buffer.from(content, 'base64'));
  });
}

/** @template T @param {ServerResponse} response @param {T | undefined} thing @param {(response: ServerResponse, thing: T) => void} tell */
const found = (response, thing, tell) => (thing === undefined ? refuse(response, 404, 'Not found') : tell(response, thing));

/** @param {ServerResponse} response @param {unknown} value */
function json(response, value) {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** @param {ServerResponse} response @param {string} csp @param {string} text */
function html(response, csp, text) {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp, 'referrer-policy': 'no-referrer' }).end(text);
}

/** @param {IncomingMessage} request */
async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
