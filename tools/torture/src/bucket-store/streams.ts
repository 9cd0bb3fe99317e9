import { join } from 'node:path'
import type { Check } from '../check.ts'
import { startChild } from '../child.ts'
import type { Place } from './places.ts'

const mebibyte = 1024 * 1024
/** What a stream may hold, however long it is. */
const maxGrowth = 32 * mebibyte

/** Bytes, seconds and hashes. */
export interface StreamFigures {
  sent: string
  received: string
  bytes: number
  /** What the process grew by. */
  upGrowth: number
  downGrowth: number
  upSeconds: number
  downSeconds: number
}

/** A process of its own streams so many bytes up and down again, down into memory of its own; the kernel counts the most memory that it had. `isBound` says whether its growth is judged. */
export async function streamThrough(place: Place, bytes: number, { isBound = true, note = '' }: { isBound?: boolean; note?: string } = {}): Promise<Check> {
  const name = `${place.kind}: ${bytes / mebibyte} MiB up and down${note}`
  if (process.platform !== 'linux') return { name, passed: undefined, detail: 'memory is read from /proc' }
  const lines: string[] = []
  const child = startChild(join(import.meta.dirname, 'streamer.ts'), [JSON.stringify(place), String(bytes)], (line) => lines.push(line))
  const code = await child.ended
  const [line] = lines
  if (line === undefined) return { name, passed: false, detail: `the streaming process ended with ${code}` }
  const { sent, received, bytes: got, upGrowth, downGrowth, upSeconds, downSeconds } = JSON.parse(line) as StreamFigures
  const inMib = (value: number) => (value / mebibyte).toFixed(1)
  const isFlat = upGrowth <= maxGrowth && downGrowth <= maxGrowth
  return {
    name,
    passed: sent === received && got === bytes && (isFlat || !isBound),
    detail:
      `${sent === received ? 'the same bytes' : 'OTHER BYTES'}; at most ${inMib(upGrowth)} MiB more than an idle process up, ${inMib(downGrowth)} MiB down; ` +
      `${upSeconds.toFixed(0)} s and ${downSeconds.toFixed(0)} s`,
  }
}
