import { NaturalCadError } from '@naturalcad/contracts/errors'

const maxKeyBytes = 1024
const maxSegmentBytes = 255
// oxlint-disable-next-line no-control-regex -- naming them is the point
const forbidden = /[\u0000-\u001F\u007F-\u009F\\]|[\p{Surrogate}\p{Unassigned}]/u

/** The key law, the same for every driver: see `ObjectStore`. Throws `INVALID_KEY`. */
export function assertKey(key: string): void {
  const problem = findKeyProblem(key)
  if (problem !== undefined) {
    throw new NaturalCadError('INVALID_KEY', `object key ${JSON.stringify(key.slice(0, 80))} ${problem}`, {
      remedy: 'use segments of visible characters joined by single slashes',
    })
  }
}

function findKeyProblem(key: string): string | undefined {
  const encoder = new TextEncoder()
  if (key === '') return 'is empty'
  if (forbidden.test(key)) return 'holds a control character, a backslash, a lone surrogate or what Unicode has not assigned'
  if (encoder.encode(key).length > maxKeyBytes) return `is longer than ${maxKeyBytes} bytes`
  for (const segment of key.split('/')) {
    if (segment === '') return 'has an empty segment'
    if (segment === '.' || segment === '..') return 'has a relative segment'
    if (segment.startsWith('.partial-')) return 'has a segment that begins with .partial-, which unfinished writes use'
    if (encoder.encode(segment).length > maxSegmentBytes) return `has a segment longer than ${maxSegmentBytes} bytes`
  }
  return undefined
}

/** A prefix is the beginning of a key: it may end anywhere. Throws `INVALID_KEY`. */
export function assertPrefix(prefix: string): void {
  if (prefix === '') return
  // A last segment of dots may be the beginning of a name.
  const [, folder, dots] = /^(.*\/)?(\.{1,2})$/su.exec(prefix) ?? []
  const begun = dots === undefined ? prefix : `${folder ?? ''}${dots}x`
  assertKey(begun.endsWith('/') ? begun.slice(0, -1) : begun)
}

/** Byte order of UTF-8, which is the order of code points, on every backend. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index)
    const right = b.charCodeAt(index)
    if (left === right) continue
    // Halves of what lies beyond 16 bits come behind all others.
    return isSurrogate(left) === isSurrogate(right) ? left - right : isSurrogate(left) ? 1 : -1
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
