import { maxHoles } from '../../bounds.ts'
import { findMisfit, type Misfit } from '../../cuts/fit.ts'
import type { Cut, CutKind } from '../../cuts/cut.ts'
import { footprint } from '../../cuts/cut.ts'
import { layoutsFor, type LayoutChoice } from '../../layouts/layouts-for.ts'
import type { FeatureName } from '../../language/item.ts'
import type { FeatureReading } from '../../reading/reading.ts'
import { contradiction, notUnderstood, outOfBounds } from '../../refusal.ts'
import type { Body } from './body.ts'
import { countOf } from './count.ts'
import { holeGroup } from './hole-group.ts'
import { rectangularGroup } from './rectangular-group.ts'

const cutFeatures = new Set<FeatureName>(['hole', 'bore', 'slot', 'pocket', 'cutout', 'counterbore', 'countersink'])

interface Pending {
  kind: CutKind
  choice: LayoutChoice
  count: number
}

/** Turns the features that open a body into groups with their places. Those whose place was said come first. */
export function resolveCuts(readings: readonly FeatureReading[], body: Body, inset: number, given: readonly Cut[] = []): Cut[] {
  const pending: Pending[] = []
  const names = new Map<string, number>(given.map(({ name }) => [name, 1]))
  for (const { reading, mouth } of withMouths(readings.filter(({ feature }) => cutFeatures.has(feature)))) {
    const name = nameOf(reading, names)
    const count = countOf(`${name}_count`, reading.feature === 'bore' ? { ...reading, places: new Map([['center', 'center']]) } : reading, body)
    const kind =
      reading.feature === 'slot' || reading.feature === 'pocket' || reading.feature === 'cutout'
        ? rectangularGroup(name, reading, body)
        : holeGroup(name, reading, mouth, body)
    const placed: FeatureReading = reading.feature === 'bore' ? { ...reading, places: new Map([['center', reading.words]]) } : reading
    pending.push({ kind, count, choice: layoutsFor(name, placed, count, footprint(kind).reach, body) })
  }
  const total = pending.reduce((sum, { count }) => sum + count, 0)
  if (total > maxHoles) throw outOfBounds(`${total} openings are more than ${maxHoles}`, `Ask for at most ${maxHoles} of them.`, { limit: maxHoles })
  const placed = new Map<Pending, Cut>()
  for (const group of pending.toSorted((a, b) => Number(b.choice.isStated) - Number(a.choice.isStated)))
    placed.set(group, place(group, [...given, ...placed.values()], body, inset))
  return pending.flatMap((group) => placed.get(group) ?? [])
}

function place({ kind, choice }: Pending, others: readonly Cut[], body: Body, inset: number): Cut {
  let first: Misfit | undefined
  for (const layout of choice.candidates) {
    const cut: Cut = { ...kind, layout }
    const misfit = findMisfit(cut, others, body.outline, inset)
    if (misfit === undefined) {
      if (choice.isStated) body.assumptions.read(`${kind.name}_layout`, layout.reason, 'text', kind.words)
      else body.assumptions.assume(`${kind.name}_layout`, layout.reason, 'text', 'no place was said')
      return cut
    }
    first ??= misfit
  }
  const size = body.outline.size.map((extent) => Number(extent.toFixed(3))).join(' x ')
  const mine = `"${kind.words}" (${describeShape(kind)})`
  if (first?.kind === 'overlap') {
    const other = first.with.name === kind.name ? 'each other, which they would overlap' : `"${first.with.words}", which they would overlap`
    throw contradiction(mine, other, 'Give smaller ones, fewer, or another place.')
  }
  throw contradiction(mine, `the ${body.noun} of ${size} mm, whose edge they would break`, 'Give smaller ones, another place, or a larger part.')
}

function describeShape({ shape, mouth }: CutKind): string {
  if (shape.kind === 'circle')
    return mouth === undefined ? `diameter ${shape.diameter} mm` : `diameter ${shape.diameter} mm, ${mouth.kind} ${mouth.diameter} mm`
  return `${shape.length} x ${shape.width} mm`
}

/** A counterbore or countersink belongs to the holes named before it, if there are some without. */
function withMouths(readings: readonly FeatureReading[]): { reading: FeatureReading; mouth: FeatureReading | undefined }[] {
  const groups: { reading: FeatureReading; mouth: FeatureReading | undefined }[] = []
  for (const reading of readings) {
    const isMouth = reading.feature === 'counterbore' || reading.feature === 'countersink'
    const host = isMouth ? groups.findLast(({ reading: { feature } }) => feature === 'hole' || feature === 'bore') : undefined
    if (!isMouth) groups.push({ reading, mouth: undefined })
    else if (
      host !== undefined &&
      host.mouth === undefined &&
      (reading.count === undefined || reading.count.value === 1 || reading.count.value === host.reading.count?.value)
    ) {
      const [where] = reading.places.values()
      if (where !== undefined) throw notUnderstood(`the place of ${reading.words} is that of their holes`, [where])
      host.mouth = reading
    } else if (host?.mouth !== undefined && reading.count === undefined) {
      throw contradiction(`"${host.mouth.words}"`, `"${reading.words}"`, 'A hole has one kind of mouth.')
    } else groups.push({ reading: { ...reading, facts: [], sizes: [], plural: reading.plural }, mouth: reading })
  }
  return groups
}

function nameOf(reading: FeatureReading, names: Map<string, number>): string {
  const isCentral = reading.feature === 'bore' || (reading.feature === 'hole' && reading.places.has('center'))
  const base = isCentral ? 'center_hole' : reading.feature === 'counterbore' || reading.feature === 'countersink' ? 'hole' : reading.feature
  const number = (names.get(base) ?? 0) + 1
  names.set(base, number)
  return number === 1 ? base : `${base}_${number}`
}
