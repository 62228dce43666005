// Opens the viewer on our description. What a call needs besides its parameters is filled in: a key for what must happen once.

/** The viewer writes our own sentences as HTML: such tags it may, any other is refused. */
const tags = /<\/?(?:p|em|strong|code|pre|ul|ol|li|br|div|span)(?: class="[\w -]*")?>/g;
const { trustedTypes } = /** @type {{ trustedTypes?: { createPolicy(name: string, rules: object): unknown } }} */ (/** @type {unknown} */ (globalThis));
trustedTypes?.createPolicy('default', { createHTML: (/** @type {string} */ html) => (html.replace(tags, '').includes('<') ? null : html) });

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
