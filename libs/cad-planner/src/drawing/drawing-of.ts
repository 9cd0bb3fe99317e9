import type { Annotation, DrawingData, Point2 } from '@naturalcad/contracts/part'
import type { Cut } from '../cuts/cut.ts'
import type { BuildContext } from '../families/build-context.ts'
import type { Outline } from '../outlines/outline.ts'

/** Text that suits the size of the part, rounded to half a millimetre. */
function textHeight(width: number): number {
  return Math.max(1, Math.round(width / 15) / 2)
}

const millimetres = (value: number): string => String(Number(value.toFixed(3)))

/**
 * What was asked for beside the shape: a label, centre lines, dimensions. Only drawings show it; for a solid it is reported as
 * left over by the caller.
 */
export function drawingOf(
  { features, output, assumptions }: BuildContext,
  { size: [width, height] }: Outline,
  cuts: readonly Cut[],
): { drawing?: DrawingData } {
  if (output !== '2d_vector') return {}
  const annotations: Annotation[] = []
  const letter = textHeight(Math.max(width, height))
  for (const { feature, quoted, words } of features) {
    if (feature === 'label') {
      const text = quoted ?? `${millimetres(width)} x ${millimetres(height)}`
      if (quoted === undefined) assumptions.assume('label', text, 'text', 'the label was not worded; it says the size')
      else assumptions.read('label', text, 'text', `${words} "${quoted}"`)
      annotations.push({ kind: 'text', at: clearSpot(width, height, letter, cuts), text, height: letter, anchor: 'middle' })
    } else if (feature === 'centerLine') {
      annotations.push(
        { kind: 'center-line', from: [-width / 2 - letter, 0], to: [width / 2 + letter, 0] },
        { kind: 'center-line', from: [0, -height / 2 - letter], to: [0, height / 2 + letter] },
      )
      assumptions.read('center_lines', 'both axes', 'text', words)
    } else if (feature === 'dimensions') {
      annotations.push(...dimensionLines(width, height, letter, cuts))
      assumptions.read('dimension_lines', 'overall size and openings', 'text', words)
    }
  }
  return annotations.length === 0 ? {} : { drawing: { annotations } }
}

/** In the middle, or under the outline where an opening is in the way. */
function clearSpot(width: number, height: number, letter: number, cuts: readonly Cut[]): Point2 {
  const isTaken = cuts.some(({ layout }) => layout.positions.some(([x, y]) => Math.abs(y) < height / 6 && Math.abs(x) < width / 4))
  return isTaken ? [0, -height / 2 - 3 * letter] : [0, -letter / 2]
}

function dimensionLines(width: number, height: number, letter: number, cuts: readonly Cut[]): Annotation[] {
  const [x, y, away] = [width / 2, height / 2, 4 * letter]
  const overall: Annotation[] = [
    { kind: 'dimension', from: [x, -y], to: [-x, -y], offset: away, text: millimetres(width) },
    { kind: 'dimension', from: [-x, -y], to: [-x, y], offset: away, text: millimetres(height) },
  ]
  return [...overall, ...cuts.flatMap((cut) => cutDimension(cut, letter))]
}

/** One dimension a group, at its first opening: `2x 32 x 10`, `4x Ø12`. */
function cutDimension({ shape, layout }: Cut, letter: number): Annotation[] {
  const [first] = layout.positions
  if (first === undefined) return []
  const times = layout.positions.length === 1 ? '' : `${layout.positions.length}x `
  const [half, text] =
    shape.kind === 'circle'
      ? [shape.diameter / 2, `${times}Ø${millimetres(shape.diameter)}`]
      : [shape.length / 2, `${times}${millimetres(shape.length)} x ${millimetres(shape.width)}`]
  const rise = shape.kind === 'circle' ? shape.diameter / 2 : shape.width / 2
  return [{ kind: 'dimension', from: [first[0] - half, first[1]], to: [first[0] + half, first[1]], offset: rise + letter, text }]
}
