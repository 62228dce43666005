// Takes out of the engine what Rust would say of a panic. In a browser nobody hears it: the page sees a trap either
// way, and the words, the places in the code and the folders of the building machine would travel for nothing.

/** Functions that never return; what they would have said is all that is lost. */
export const lastWords = /4core9panicking|9panicking15panic_with_hook|9panicking13panic_handler|_fail$|_failed$|rust_begin_unwind|7raw_vec12handle_error|capacity_overflow|handle_alloc_error/;
const trap = Buffer.from([0x00, 0x00, 0x0b]); // no locals, unreachable, end
const [custom, imports, code, data] = [0, 2, 10, 11];

/** Reads one part after another. */
class Cursor {
  /** @param {Buffer} bytes @param {number} at */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** A number in LEB128; addresses stay below 2^31. */
  number() {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  /** The bytes that follow their own length. */
  block() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  get done() { return this.at >= this.bytes.length; }
}

/** @param {number} value */
function leb(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

/** @param {Buffer} bytes */
const sized = (bytes) => Buffer.concat([leb(bytes.length), bytes]);

/** A module without its last words. @param {Buffer} wasm */
export function mute(wasm) {
  const [head, cursor] = [wasm.subarray(0, 8), new Cursor(wasm, 8)];
  /** @type {{ id: number, body: Buffer }[]} */
  const sections = [];
  while (!cursor.done) sections.push({ id: wasm[cursor.at++] ?? 0, body: cursor.block() });
  const names = sections.map(({ id, body }) => (id === custom ? namesIn(body) : new Map())).reduce((all, some) => new Map([...all, ...some]));
  const imported = sections.filter(({ id }) => id === imports).map(({ body }) => functionsIn(body)).reduce((sum, n) => sum + n, 0);
  const changed = sections.map(({ id, body }) => {
    const muted = id === code ? trapped(body, names, imported) : id === data ? unplaced(body) : body;
    return Buffer.concat([Buffer.from([id]), sized(muted)]);
  });
  return Buffer.concat([head, ...changed]);
}

/** What functions are called, by their index. @param {Buffer} section @returns {Map<number, string>} */
function namesIn(section) {
  const [names, cursor] = [new Map(), new Cursor(section)];
  if (String(cursor.block()) !== 'name') return names;
  while (!cursor.done) {
    const [kind, list] = [section[cursor.at++], new Cursor(cursor.block())];
    if (kind !== 1) continue;
    for (let left = list.number(); left > 0; left -= 1) names.set(list.number(), String(list.block()));
  }
  return names;
}

/** How many functions are imported: they come first in the numbering. Rust imports nothing else. @param {Buffer} section */
const functionsIn = (section) => new Cursor(section).number();

/** @param {Buffer} section @param {Map<number, string>} names @param {number} imported */
function trapped(section, names, imported) {
  const cursor = new Cursor(section);
  const bodies = Array.from({ length: cursor.number() }, (_, at) => {
    const body = cursor.block();
    return sized(lastWords.test(names.get(imported + at) ?? '') ? trap : body);
  });
  return Buffer.concat([leb(bodies.length), ...bodies]);
}

/** Blanks each place in the code: file, line and column; and the file's name. @param {Buffer} section */
function unplaced(section) {
  const blank = Buffer.from(section);
  for (const { start, bytes } of segmentsIn(section)) {
    const out = blank.subarray(bytes.byteOffset - section.byteOffset).subarray(0, bytes.length);
    for (let at = (4 - (start % 4)) % 4; at + 16 <= bytes.length; at += 4) {
      const [file, length, line, column] = [0, 4, 8, 12].map((offset) => bytes.readUInt32LE(at + offset));
      const name = bytes.subarray(file - start, file - start + length);
      const placed = file >= start && length < 250 && /\.rs\0?$/.test(name.toString('latin1')) && line > 0 && line < 1e5 && column > 0 && column < 1000;
      if (!placed) continue;
      out.fill(0, at, at + 16);
      out.fill(0, file - start, file - start + length);
    }
  }
  return blank;
}

/** The parts of the memory at start: where each begins, and what it holds. @param {Buffer} section */
function segmentsIn(section) {
  const cursor = new Cursor(section);
  return Array.from({ length: cursor.number() }, () => {
    cursor.at += 2; // in the one memory, at a constant
    const start = cursor.number();
    cursor.at += 1; // the constant's end
    return { start, bytes: cursor.block() };
  });
}
