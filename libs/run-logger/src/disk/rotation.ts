import type { OpenSegment } from '../segment/open-segment.ts'

/** When a new file begins. What is left out sets no limit. */
export interface Rotation {
  /** @default 64 MiB */
  maxBytes?: number
  maxRecords?: number
  /** Counted from when the file was made. */
  maxAgeMs?: number
}

const defaultMaxBytes = 64 * 1024 * 1024

/** Asked before a batch is written: an empty file is never left behind. */
export function isFull({ size, records, born }: OpenSegment, { maxBytes = defaultMaxBytes, maxRecords = Infinity, maxAgeMs = Infinity }: Rotation, now: number): boolean {
  return size > 0 && (size >= maxBytes || records >= maxRecords || now - born >= maxAgeMs)
}
