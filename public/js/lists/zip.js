// A ZIP archive of files that are small enough already: stored as they are, each with its CRC-32.

const TABLE = Uint32Array.from({ length: 256 }, (_, at) => {
  let sum = at
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

/** @param {Uint8Array} bytes */
export const crc32 = (bytes) => ~bytes.reduce((sum, byte) => (sum >>> 8) ^ (TABLE[(sum ^ byte) & 255] ?? 0), -1) >>> 0

/** Numbers as the format writes them, two or four bytes each, the least first. @param {[value: number, bytes: 2 | 4][]} fields */
function record(fields) {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [value, bytes] of fields) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}

/** @param {{ name: string, bytes: Uint8Array<ArrayBuffer> }[]} files @param {Date} [now] */
export function zip(files, now = new Date()) {
  const time = (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1)
  const date = ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate()
  const body = []
  const directory = []
  let offset = 0
  for (const { name, bytes } of files) {
    const path = new TextEncoder().encode(name)
    /** Version 2.0, names in UTF-8, stored, when, checksum, both sizes, length of the name, nothing more. @type {[number, 2 | 4][]} */
    const about = [[20, 2], [0x800, 2], [0, 2], [time, 2], [date, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [path.length, 2], [0, 2]]
    body.push(record([[0x04034b50, 4], ...about]), path, bytes)
    directory.push(record([[0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), path)
    offset += 30 + path.length + bytes.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = record([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2]])
  return new Blob([...body, ...directory, end], { type: 'application/zip' })
}
