// Opens the viewer on our description. What a call needs besides its parameters is filled in: a key for what must happen once.

/** @typedef {{ method: string, headers: Record<string, string> }} Asked */

const viewer = /** @type {{ SwaggerUIBundle: (options: object) => unknown }} */ (/** @type {unknown} */ (window));

viewer.SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#viewer',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor: (/** @type {Asked} */ asked) => {
    if (asked.method === 'POST') asked.headers['Idempotency-Key'] ??= crypto.randomUUID();
    return asked;
  },
});
