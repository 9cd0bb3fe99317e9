/** Magic number, independent blocks of at most 256 KiB, no checksums, and the check byte of just that description. */
const frameStart = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x50, 0xfb]
const endMarkBytes = 4
const hashBits = 14
const minMatch = 4
/** By the format a block ends with five plain bytes, and no match begins within the last twelve. */
const plainEnd = 5
const lastStart = 12
const maxDistance = 65_535
/** After 64 positions without a match every second one is looked at, then every third: what cannot be packed costs little. */
const patience = 6

const positions = new Int32Array(1 << hashBits)

/**
 * Writes `content`, at most 256 KiB, as one LZ4 frame into `target` at `at`. Returns how many bytes that took, or undefined where the frame
 * would not be smaller than the content, which `target` has room for.
 */
export function writeLz4Frame(content: Uint8Array, target: Uint8Array, at: number): number | undefined {
  const limit = at + content.length - endMarkBytes
  const blockStart = at + frameStart.length + 4
  const end = writeBlock(content, target, blockStart, limit)
  if (end === undefined) return undefined
  target.set(frameStart, at)
  const length = end - blockStart
  for (let byte = 0; byte < 4; byte += 1) target[blockStart - 4 + byte] = (length >>> (8 * byte)) & 0xff
  target.fill(0, end, end + endMarkBytes)
  return end + endMarkBytes - at
}

function writeBlock(content: Uint8Array, target: Uint8Array, start: number, limit: number): number | undefined {
  const { length } = content
  // Positions are kept one higher: 0 is none.
  positions.fill(0)
  let written = start
  let plainFrom = 0
  for (let at = 0, tries = 1 << patience; at < length - lastStart; ) {
    const word = wordAt(content, at)
    const slot = Math.imul(word, 0x9e3779b1) >>> (32 - hashBits)
    const candidate = (positions[slot] ?? 0) - 1
    positions[slot] = at + 1
    if (candidate < 0 || at - candidate > maxDistance || wordAt(content, candidate) !== word) {
      at += tries >>> patience
      tries += 1
      continue
    }
    let matched = minMatch
    while (at + matched < length - plainEnd && content[at + matched] === content[candidate + matched]) matched += 1
    const plain = at - plainFrom
    if (written + 1 + plain + plain / 255 + 2 + matched / 255 + 2 > limit) return undefined
    written = writeSequence(content.subarray(plainFrom, at), matched - minMatch, target, written)
    const distance = at - candidate
    // Between the plain bytes and the rest of the length of the match.
    target[written++] = distance & 0xff
    target[written++] = distance >>> 8
    if (matched - minMatch >= 15) written = writeLength(matched - minMatch - 15, target, written)
    at += matched
    plainFrom = at
    tries = 1 << patience
  }
  const plain = length - plainFrom
  if (written + 1 + plain + plain / 255 + 1 > limit) return undefined
  return writeSequence(content.subarray(plainFrom), 0, target, written)
}

/** The token with both lengths, and the plain bytes. */
function writeSequence(plain: Uint8Array, matchedMore: number, target: Uint8Array, at: number): number {
  let written = at
  target[written++] = (Math.min(plain.length, 15) << 4) | Math.min(matchedMore, 15)
  if (plain.length >= 15) written = writeLength(plain.length - 15, target, written)
  target.set(plain, written)
  return written + plain.length
}

function writeLength(rest: number, target: Uint8Array, at: number): number {
  let written = at
  let left = rest
  for (; left >= 255; left -= 255) target[written++] = 255
  target[written++] = left
  return written
}

function wordAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) | 0
}
