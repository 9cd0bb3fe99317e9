import { said, saidDiameter } from '../features/resolve/facts.ts'
import { saysCircle } from '../features/resolve/count.ts'
import type { Body } from '../features/resolve/body.ts'
import { roundNoise } from '../language/quantity.ts'
import type { FeatureReading } from '../reading/reading.ts'
import { contradiction, notUnderstood } from '../refusal.ts'
import { center } from './center.ts'
import { boltCircle } from './circle.ts'
import { grid } from './grid.ts'
import type { Layout } from './layout.ts'
import { spread } from './spread.ts'

export interface LayoutChoice {
  /** The first that fits is taken. */
  candidates: readonly Layout[]
  /** The user said where: there is no other place to try. */
  isStated: boolean
}

/** The places that a group of openings may have. `reach`: half of its longer side. */
export function layoutsFor(name: string, reading: FeatureReading, count: number, reach: number, body: Body): LayoutChoice {
  const { outline } = body
  const circle = said(reading, 'boltCircle')
  const edge = said(reading, 'edgeDistance')
  const spacing = said(reading, 'spacing')
  const [width, height] = outline.size
  const stated = (layout: Layout): LayoutChoice => ({ candidates: [layout], isStated: true })
  const refuse = (what: string | undefined, why: string): never => {
    throw notUnderstood(why, [what ?? reading.words])
  }

  const [place, otherPlace] = reading.places.values()
  if (place !== undefined && otherPlace !== undefined)
    throw contradiction(`"${place}"`, `"${otherPlace}"`, 'Say one place for each group of openings.')
  if (reading.grid !== undefined || reading.pitch !== undefined) {
    const words = reading.grid?.words ?? reading.pitch?.words
    const other = reading.places.has('grid') ? edge?.words : (place ?? circle?.words ?? edge?.words)
    if (other !== undefined) refuse(`${words ?? ''}, ${other}`, 'holes in rows have no other place')
    if (reading.metric === undefined && saidDiameter(reading) === undefined) refuse(words, 'holes in rows need their diameter')
  }
  if (saysCircle(reading)) {
    if (spacing !== undefined || edge !== undefined)
      refuse(spacing?.words ?? edge?.words, 'holes on a circle take the diameter of the circle and nothing else')
    if (reading.places.has('corners') || reading.places.has('grid') || reading.places.has('row'))
      refuse([...reading.places.values()][0], 'holes are on a circle or elsewhere, not both')
    if (circle !== undefined) return stated(boltCircle(name, circle.value, count, `on the stated circle: "${circle.words}"`))
    return { candidates: circles(name, count, reach, body), isStated: false }
  }
  if (reading.places.has('center')) {
    if (count !== 1)
      throw contradiction(
        `"${reading.count?.words ?? reading.words}"`,
        `"${reading.places.get('center') ?? ''}", where there is room for one`,
        'Ask for one, or for another place.',
      )
    if (edge !== undefined || spacing !== undefined) refuse(edge?.words ?? spacing?.words, 'a hole in the middle has no other place')
    return stated(center)
  }
  const gridWords = reading.places.get('grid')
  if (gridWords !== undefined && gridOf(reading, count) === undefined && squarest(count, outline.size) === undefined)
    refuse(gridWords, `${count} holes make no even grid`)
  if (reading.places.has('corners')) return corners(name, reading, edge?.value, spacing, reach, body)
  if (reading.pitch !== undefined && (edge ?? spacing) !== undefined)
    refuse(`${reading.pitch.words}, ${(edge ?? spacing)?.words ?? ''}`, 'say the distances between the holes once')
  if (edge !== undefined) {
    if (outline.isRound) {
      if (spacing !== undefined) refuse(spacing.words, 'holes of a round part take one distance')
      return stated(boltCircle(name, roundNoise(width - 2 * edge.value), count, `"${edge.words}", from the edge to the centre of the hole`))
    }
    if (spacing !== undefined && count !== 2) refuse(spacing.words, 'holes with a distance from the edge share the space between evenly')
    if (spacing !== undefined)
      return refuse(`${spacing.words}, ${edge.words}`, 'say the distance from the edge or the distance between the holes, not both')
    if (count === 1) return refuse(edge.words, 'one hole with one distance from the edge could be at four sides')
    const inset = (columns: number, rows: number): Layout =>
      grid(name, {
        columns,
        rows,
        spacing: [
          columns === 1 ? 0 : roundNoise((width - 2 * edge.value) / (columns - 1)),
          rows === 1 ? 0 : roundNoise((height - 2 * edge.value) / (rows - 1)),
        ],
        reason: `"${edge.words}", from the edge to the centre of the hole`,
        comment: `${edge.value} from the edge`,
      })
    if (count === 2 || count === 3 || reading.places.has('row')) return stated(width >= height ? inset(count, 1) : inset(1, count))
    const shapes = spread(name, count, outline.size).flatMap(({ parameters }) => {
      const value = (suffix: string): number | undefined => parameters.find((parameter) => parameter.name === `${name}_${suffix}`)?.value
      const [columns, rows] = [value('columns'), value('rows')]
      return columns === undefined || rows === undefined || columns === 1 || rows === 1 ? [] : [inset(columns, rows)]
    })
    const [first] = shapes
    return first === undefined ? refuse(edge.words, `${count} holes make no even grid; say how they are laid out`) : stated(first)
  }
  const said2d = gridOf(reading, count)
  if (said2d !== undefined) {
    const { columns, rows, words } = said2d
    const steps: readonly [number, number] =
      reading.pitch?.size ?? (spacing === undefined ? [even(width, columns), even(height, rows)] : [spacing.value, spacing.value])
    return stated(grid(name, { columns, rows, spacing: steps, reason: `a grid of ${words}` }))
  }
  if (spacing !== undefined) {
    if (count === 1) return refuse(spacing.words, 'one hole has no spacing')
    if (outline.isRound && count > 2) return refuse(spacing.words, 'holes of a round part take the diameter of their circle')
    const shape = count <= 3 || reading.places.has('row') ? ([count, 1] as const) : squarest(count, outline.size)
    if (shape === undefined) return refuse(spacing.words, `${count} holes make no even grid; say "in a row"`)
    const across = shape[1] === 1 && height > width ? ([1, count] as const) : shape
    return stated(
      grid(name, { columns: across[0], rows: across[1], spacing: [spacing.value, spacing.value], reason: `"${spacing.words}", between centres` }),
    )
  }
  if (reading.places.has('row')) {
    const step = even(Math.max(width, height), count)
    const along = width >= height ? ([count, 1] as const) : ([1, count] as const)
    return stated(count === 1 ? center : grid(name, { columns: along[0], rows: along[1], spacing: [step, step], reason: 'evenly in a row' }))
  }
  if (outline.isRound) return { candidates: count === 1 ? [center] : circles(name, count, reach, body), isStated: false }
  return { candidates: spread(name, count, outline.size), isStated: false }
}

/** Columns and rows, where they were said or follow: four holes with two distances are two by two. */
function gridOf(reading: FeatureReading, count: number): { columns: number; rows: number; words: string } | undefined {
  const size = reading.feature === 'hole' ? reading.sizes[0] : undefined
  const [first, second] = size?.quantities ?? []
  if (size !== undefined && first !== undefined && second !== undefined) return { columns: first.value, rows: second.value, words: size.words }
  if (reading.grid === undefined) {
    if (reading.pitch === undefined) return undefined
    if (count !== 4) throw notUnderstood(`${count} holes with two distances could be laid out in several ways; say rows and columns`, [reading.pitch.words])
    return { columns: 2, rows: 2, words: reading.pitch.words }
  }
  const { words } = reading.grid
  const rows = reading.grid.rows ?? count / (reading.grid.columns ?? 1)
  const columns = reading.grid.columns ?? count / rows
  if (!Number.isInteger(rows) || !Number.isInteger(columns))
    throw contradiction(`"${reading.count?.words ?? String(count)}"`, `"${words}"`, 'Give a number that the rows share evenly.')
  return { columns, rows, words }
}

const even = (side: number, count: number): number => (count === 1 ? 0 : roundNoise((side * (count === 2 ? 0.6 : 0.7)) / (count - 1)))

function squarest(count: number, [width, height]: readonly [number, number]): readonly [number, number] | undefined {
  const shapes = Array.from({ length: count }, (_, index) => index + 1)
    .filter((columns) => count % columns === 0 && columns > 1 && columns < count)
    .map((columns) => [columns, count / columns] as const)
  const skew = ([columns, rows]: readonly [number, number]): number => Math.abs(Math.log((width / columns) * (rows / height)))
  return shapes.toSorted((a, b) => skew(a) - skew(b))[0]
}

/** Half-way between the middle (or the bore) and the rim, else a little further out or in. */
function circles(name: string, count: number, reach: number, { outline, boreDiameter }: Body): Layout[] {
  const rim = 2 * outline.depthAt([0, 0])
  const inner = boreDiameter + 2 * reach
  const outer = rim - 2 * reach
  const halfway = boreDiameter === 0 ? rim * 0.65 : (boreDiameter + rim) / 2
  return [halfway, (inner + outer) / 2, outer - (outer - inner) / 4].map((diameter) =>
    boltCircle(name, roundNoise(Math.round(diameter * 100) / 100), count, 'on a circle between the middle and the rim'),
  )
}

function corners(
  name: string,
  reading: FeatureReading,
  edge: number | undefined,
  spacing: ReturnType<typeof said>,
  reach: number,
  { outline }: Body,
): LayoutChoice {
  if (outline.isRound) throw notUnderstood('a round part has no corners', [reading.places.get('corners') ?? 'corners'])
  if (spacing !== undefined) throw notUnderstood('corner holes take a distance from the edge', [spacing.words])
  const [width, height] = outline.size
  const at = (distance: number, reason: string): Layout =>
    grid(name, {
      columns: 2,
      rows: 2,
      spacing: [roundNoise(width - 2 * distance), roundNoise(height - 2 * distance)],
      reason,
      comment: `${distance} from the edge`,
    })
  if (edge !== undefined) return { candidates: [at(edge, `${edge} mm from the edge to the centre of the hole, as said`)], isStated: true }
  const usual = [3 * reach, 2 * reach, Math.min(width, height) / 4].map((distance) =>
    roundNoise(Math.round(Math.min(distance, Math.min(width, height) / 4) * 100) / 100),
  )
  return {
    candidates: usual.map((distance) =>
      at(distance, `${distance} mm from the edge to the centre of the hole (one and a half diameters where there is room)`),
    ),
    isStated: false,
  }
}
