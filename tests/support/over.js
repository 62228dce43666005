/** Calls of a thing go to the thing itself, but for those that are overridden. @param {any} thing @param {Record<string, (...given: any[]) => unknown>} own */
export const over = (thing, own) => new Proxy(thing, {
  get(target, name) {
    const value = Object.hasOwn(own, name) ? own[/** @type {string} */ (name)] : target[name];
    return typeof value === 'function' && name !== 'constructor' ? value.bind(target) : value;
  },
});
