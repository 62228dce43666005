// Sends each request to another copy of the Worker, in turn.
let turn = 0;

export default {
  /** @param {Request} request @param {Record<string, { fetch: typeof fetch }>} env */
  fetch(request, env) {
    const copies = Object.keys(env).filter((name) => name.startsWith('COMPTOIR_'));
    turn += 1;
    return env[copies[turn % copies.length] ?? '']?.fetch(request);
  },
};
