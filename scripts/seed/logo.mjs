// The logo of the demo company: a drop of ink on a round plate, drawn here and written as a PNG.
import { crc32, deflateSync } from 'node:zlib';

const side = 320;
/** Samples per pixel in each direction, so that edges are smooth. */
const fine = 4;
const plate = [0x1f, 0x3a, 0x5f];
const ink = [0xf4, 0xb9, 0x42];

/** @param {number} x @param {number} y @param {number} cx @param {number} cy @param {number} radius */
const within = (x, y, cx, cy, radius) => (x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2;

/** A drop: a round body, and the two tangents to it that meet at the tip. @param {number} x @param {number} y */
function inDrop(x, y) {
  const [tip, middle, radius] = [0.14, 0.6, 0.2];
  if (within(x, y, 0.5, middle, radius)) return true;
  const touch = middle - radius ** 2 / (middle - tip);
  const width = Math.sqrt(radius ** 2 - (middle - touch) ** 2);
  return y > tip && y < touch && Math.abs(x - 0.5) < (width * (y - tip)) / (touch - tip);
}

/** The colour of a point, or nothing. @param {number} x @param {number} y @returns {number[] | undefined} */
function colourAt(x, y) {
  if (!within(x, y, 0.5, 0.5, 0.5)) return undefined;
  const gleam = within(x, y, 0.5, 0.6, 0.14) && !within(x, y, 0.53, 0.57, 0.14);
  return inDrop(x, y) && !gleam ? ink : plate;
}

/** Red, green, blue and opacity of a pixel. @param {number} column @param {number} row */
function pixel(column, row) {
  const sum = [0, 0, 0];
  let hits = 0;
  for (let sample = 0; sample < fine * fine; sample += 1) {
    const x = (column + ((sample % fine) + 0.5) / fine) / side;
    const y = (row + (Math.floor(sample / fine) + 0.5) / fine) / side;
    const colour = colourAt(x, y);
    if (!colour) continue;
    hits += 1;
    colour.forEach((part, rank) => (sum[rank] = (sum[rank] ?? 0) + part));
  }
  return [...sum.map((part) => (hits ? Math.round(part / hits) : 0)), Math.round((255 * hits) / (fine * fine))];
}

/** @param {string} name @param {Buffer} content */
function chunk(name, content) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(content.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

/** The bytes of the PNG. @returns {Buffer} */
export function logoPng() {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // eight bits a channel, with opacity
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(side * (1 + side * 4));
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) rows.set(pixel(column, row), row * (1 + side * 4) + 1 + column * 4);
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
