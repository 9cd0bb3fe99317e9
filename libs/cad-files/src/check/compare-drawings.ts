import { countOf } from '../count-of.ts'
import type { DrawingContents } from '../drawing/drawing-contents.ts'
import type { Comparison } from './comparison.ts'

/** Coordinates are written to a millionth of a millimetre or better. */
const relativeTolerance = 1e-6
const absoluteTolerance = 1e-3

/** Whether a drawing file holds what its drawing does. */
export function compareDrawings(read: DrawingContents, wanted: DrawingContents): Comparison {
  const faults: string[] = []
  const counts = {
    loops: 'loops',
    openLoops: 'open loops',
    paths: 'paths',
    brokenPaths: 'broken paths',
    dimensions: 'dimensions',
    hatches: 'hatches',
    centerLines: 'centre lines',
  } as const
  for (const key of Object.keys(counts) as (keyof typeof counts)[]) {
    if (read[key] !== wanted[key]) faults.push(`it has ${read[key]} ${counts[key]}, not ${wanted[key]}`)
  }
  if (wanted.openLoops > 0) faults.push(`${wanted.openLoops} of its loops do not close`)
  if (wanted.brokenPaths > 0) faults.push(`${wanted.brokenPaths} of its paths fall apart`)
  const isNear = (a: number, b: number) => Math.abs(a - b) <= absoluteTolerance + relativeTolerance * Math.max(Math.abs(a), Math.abs(b))
  if (!isNear(read.area, wanted.area)) faults.push(`its area is ${read.area} mm², not ${wanted.area}`)
  if (!isNear(read.pathLength, wanted.pathLength)) faults.push(`its paths are ${read.pathLength} mm long, not ${wanted.pathLength}`)
  const corners = (contents: DrawingContents) => [...contents.box.min, ...contents.box.max]
  if (!corners(read).every((value, index) => isNear(value, corners(wanted)[index] ?? NaN))) faults.push('its bounding box is another')
  if (read.texts.length !== wanted.texts.length) faults.push(`it has ${read.texts.length} texts, not ${wanted.texts.length}`)
  const shape =
    wanted.loops > 0
      ? `${countOf(read.loops, 'closed loop')}, ${Number(read.area.toPrecision(9))} mm²`
      : `${countOf(read.paths, 'connected path')}, ${Number(read.pathLength.toPrecision(9))} mm`
  return { found: shape, faults }
}
