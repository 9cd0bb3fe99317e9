import { readSync } from 'node:fs'

const blockBytes = 64 * 1024
const newline = 10

/** Where the last whole line of the first `size` bytes ends: after its line break. */
export function endOfLastLine(file: number, size: number): number {
  return startOfLast(file, size, 0)
}

/** Where the last `count` lines begin. `size` has to be the end of a line. */
export function startOfTail(file: number, size: number, count: number): number {
  return count === 0 ? size : startOfLast(file, size, count)
}

/** Goes back over `count` line breaks that end lines, and stops after the one before. */
function startOfLast(file: number, size: number, count: number): number {
  const block = Buffer.alloc(blockBytes)
  let left = count
  for (let end = size; end > 0; end -= blockBytes) {
    const start = Math.max(0, end - blockBytes)
    const length = readSync(file, block, 0, end - start, start)
    for (let at = length - 1; at >= 0; at -= 1) {
      if (block[at] !== newline) continue
      if (left === 0) return start + at + 1
      left -= 1
    }
  }
  return 0
}
