import type { Point2 } from '@naturalcad/contracts/part'
import type { Layout } from '../layouts/layout.ts'
import type { ScriptParameter } from '../script/script.ts'

export type CutShape =
  { kind: 'circle'; diameter: number } | { kind: 'slot'; length: number; width: number } | { kind: 'rectangle'; length: number; width: number }

/** What widens the mouth of a through hole. */
export type Mouth = { kind: 'counterbore'; diameter: number; depth: number } | { kind: 'countersink'; diameter: number; angle: number }

/** A group of equal openings, before it has its place. */
export interface CutKind {
  /** Prefix of its parameters. */
  name: string
  /** As the user said it. */
  words: string
  shape: CutShape
  /** Absent: right through. */
  depth?: number
  mouth?: Mouth
  parameters: readonly ScriptParameter[]
}

export interface Cut extends CutKind {
  layout: Layout
}

/** What the cut takes of the surface: every point within `radius` of the convex polygon `core`. */
export function footprint({ shape, mouth }: CutKind): { core: readonly Point2[]; radius: number; reach: number } {
  switch (shape.kind) {
    case 'circle': {
      const radius = Math.max(shape.diameter, mouth?.diameter ?? 0) / 2
      return { core: [[0, 0]], radius, reach: radius }
    }
    case 'slot': {
      const half = (shape.length - shape.width) / 2
      return {
        core: [
          [-half, 0],
          [half, 0],
        ],
        radius: shape.width / 2,
        reach: shape.length / 2,
      }
    }
    case 'rectangle': {
      const [x, y] = [shape.length / 2, shape.width / 2]
      return {
        core: [
          [-x, -y],
          [x, -y],
          [x, y],
          [-x, y],
        ],
        radius: 0,
        reach: Math.hypot(x, y),
      }
    }
    default:
      return shape satisfies never
  }
}

/** The build123d call that draws it, in terms of its parameters. */
export function sketchOf({ name, shape }: CutKind): string {
  switch (shape.kind) {
    case 'circle':
      return `Circle(${name}_diameter / 2, mode=Mode.SUBTRACT)`
    case 'slot':
      return `SlotOverall(${name}_length, ${name}_width, mode=Mode.SUBTRACT)`
    case 'rectangle':
      return `Rectangle(${name}_length, ${name}_width, mode=Mode.SUBTRACT)`
    default:
      return shape satisfies never
  }
}
