import type { Cut, CutShape } from '../cuts/cut.ts'

/** Area of one opening, mm². */
export function areaOfCut(shape: CutShape): number {
  switch (shape.kind) {
    case 'circle':
      return (Math.PI * shape.diameter ** 2) / 4
    case 'slot':
      return (shape.length - shape.width) * shape.width + (Math.PI * shape.width ** 2) / 4
    case 'rectangle':
      return shape.length * shape.width
    default:
      return shape satisfies never
  }
}

/** Height of the cone between a countersink's rim and its hole, mm. */
export function countersinkDepth(rim: number, hole: number, angle: number): number {
  return (rim - hole) / 2 / Math.tan((angle * Math.PI) / 360)
}

/** What all openings of a group take from a body of a thickness, mm³. */
export function volumeOfCut({ shape, depth, mouth, layout }: Cut, thickness: number): number {
  const each = areaOfCut(shape) * (depth ?? thickness)
  return layout.positions.length * (each + (shape.kind === 'circle' ? volumeOfMouth(shape.diameter, mouth) : 0))
}

/** What the mouth takes beside the hole itself. A countersink is a frustum: π h / 3 · (R² + R r + r²). */
function volumeOfMouth(hole: number, mouth: Cut['mouth']): number {
  if (mouth === undefined) return 0
  if (mouth.kind === 'counterbore') return (Math.PI / 4) * (mouth.diameter ** 2 - hole ** 2) * mouth.depth
  const [R, r, h] = [mouth.diameter / 2, hole / 2, countersinkDepth(mouth.diameter, hole, mouth.angle)]
  return ((Math.PI * h) / 3) * (R ** 2 + R * r + r ** 2) - Math.PI * r ** 2 * h
}
