import { join } from 'node:path'
import type { Check } from '../check.ts'
import { startChild } from '../child.ts'
import type { Place } from './places.ts'

const mebibyte = 1024 * 1024
/** What a long stream may take beyond a short one. */
const maxGrowth = 32 * mebibyte

export interface StreamFigures {
  sent: string
  received: string
  bytes: number
  upGrowth: number
  downGrowth: number
  peak: number
  upSeconds: number
  downSeconds: number
}

/** A process of its own streams so many bytes up and down again, after a short stream of 256 MiB; the kernel counts the most memory that it held. `isBound` says whether its growth is judged: a stream no longer than the short one tells only whether the bytes come back. */
export async function streamThrough(place: Place, bytes: number, { isBound = true, note = '' }: { isBound?: boolean; note?: string } = {}): Promise<Check> {
  const name = `${place.kind}: ${bytes / mebibyte} MiB up and down${note}`
  if (process.platform !== 'linux') return { name, passed: undefined, detail: 'memory is read from /proc' }
  const lines: string[] = []
  const child = startChild(join(import.meta.dirname, 'streamer.ts'), [JSON.stringify(place), String(bytes), String(Math.min(bytes, 256 * mebibyte))], (line) => lines.push(line))
  const code = await child.ended
  const [line] = lines
  if (line === undefined) return { name, passed: false, detail: `the streaming process ended with ${code}` }
  const { sent, received, bytes: got, upGrowth, downGrowth, peak, upSeconds, downSeconds } = JSON.parse(line) as StreamFigures
  const inMib = (value: number) => (value / mebibyte).toFixed(1)
  const isFlat = upGrowth <= maxGrowth && downGrowth <= maxGrowth
  return {
    name,
    passed: sent === received && got === bytes && (isFlat || !isBound),
    detail: `${sent === received ? 'the same bytes' : 'OTHER BYTES'}; memory grew beyond that of a short stream by ${inMib(upGrowth)} MiB up, ${inMib(downGrowth)} MiB down, to at most ${inMib(peak)} MiB; ${upSeconds.toFixed(0)} s and ${downSeconds.toFixed(0)} s`,
  }
}
