// Imported before the Worker: remembers the memory of its WebAssembly, which it keeps to itself.
/** @type {WebAssembly.Memory | undefined} */
let memory;

WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(target, given) {
    const instance = Reflect.construct(target, given);
    memory = instance.exports.memory;
    return instance;
  },
});

/** How many bytes it has grown to: it never shrinks. */
export const memorySize = () => memory?.buffer.byteLength ?? 0;
