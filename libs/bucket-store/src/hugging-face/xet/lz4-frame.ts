/** Magic number, independent blocks of at most 256 KiB, no checksums, and the check byte of just that description. */
const frameStart = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x50, 0xfb]
const endMarkBytes = 4
const hashBits = 13
const minMatch = 4
/** By the format a block ends with five plain bytes, and no match begins within the last twelve. */
const plainEnd = 5
const lastStart = 12
const maxDistance = 65_535
/** After 32 positions without a match every second one is looked at, then every third: what cannot be packed costs little. */
const patience = 5
/** To make a view costs as much as to copy so many bytes. */
const copiedByHand = 48

/** One higher than the place of the last word of each hash, counted on from content to content, so that it need not be cleared for each. */
const positions = new Int32Array(1 << hashBits)
const largestPosition = 0x4000_0000
let seen = 0

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
  if (seen > largestPosition) {
    positions.fill(0)
    seen = 0
  }
  const first = seen + 1
  seen += length
  // Reads a word in one step.
  const words = new DataView(content.buffer, content.byteOffset, length)
  let written = start
  let plainFrom = 0
  for (let at = 0, tries = 1 << patience; at < length - lastStart; ) {
    const word = words.getInt32(at, true)
    const slot = Math.imul(word, 0x9e3779b1) >>> (32 - hashBits)
    const candidate = (positions[slot] ?? 0) - first
    positions[slot] = first + at
    if (candidate < 0 || at - candidate > maxDistance || words.getInt32(candidate, true) !== word) {
      at += tries >>> patience
      tries += 1
      continue
    }
    const distance = at - candidate
    const end = endOfMatch(words, at + minMatch, distance)
    const plain = at - plainFrom
    const more = end - at - minMatch
    if (written + 1 + plain + plain / 255 + 2 + more / 255 + 2 > limit) return undefined
    written = writeSequence(content, plainFrom, at, more, target, written)
    // Between the plain bytes and the rest of the length of the match.
    target[written++] = distance & 0xff
    target[written++] = distance >>> 8
    if (more >= 15) written = writeLength(more - 15, target, written)
    at = end
    plainFrom = end
    tries = 1 << patience
  }
  const plain = length - plainFrom
  if (written + 1 + plain + plain / 255 + 1 > limit) return undefined
  return writeSequence(content, plainFrom, length, 0, target, written)
}

/** From `at` on, as far as it is what lies before it by `distance`. */
function endOfMatch(words: DataView, at: number, distance: number): number {
  const last = words.byteLength - plainEnd
  let end = at
  while (end + 4 <= last && words.getInt32(end, true) === words.getInt32(end - distance, true)) end += 4
  while (end < last && words.getUint8(end) === words.getUint8(end - distance)) end += 1
  return end
}

/** The token with both lengths, and the plain bytes. */
function writeSequence(content: Uint8Array, from: number, end: number, matchedMore: number, target: Uint8Array, at: number): number {
  const plain = end - from
  let written = at
  target[written++] = (Math.min(plain, 15) << 4) | Math.min(matchedMore, 15)
  if (plain >= 15) written = writeLength(plain - 15, target, written)
  if (plain > copiedByHand) target.set(content.subarray(from, end), written)
  else for (let byte = 0; byte < plain; byte += 1) target[written + byte] = content[from + byte] ?? 0
  return written + plain
}

function writeLength(rest: number, target: Uint8Array, at: number): number {
  let written = at
  let left = rest
  for (; left >= 255; left -= 255) target[written++] = 255
  target[written++] = left
  return written
}
