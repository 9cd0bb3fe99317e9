import type { AssumptionList } from '../assumption-list.ts'
import { largestSize, smallestSize } from '../bounds.ts'
import type { Family, Parameter } from '../families/family.ts'
import { saidDiameter } from '../features/resolve/facts.ts'
import { millimetresPerUnit } from '../language/units.ts'
import { contradiction, notUnderstood, outOfBounds } from '../refusal.ts'
import { findMetricFastener } from '../standards/metric-fasteners.ts'
import { assignDimensions } from './assign-dimensions.ts'
import { radiusDoubled } from './radius.ts'
import type { Fact, FeatureReading, PartReading } from './reading.ts'
import { describeSized, type Sized } from './sized.ts'

/** The dimensions of a part: what was said first, then standards, then the family's defaults. */
export function resolveDimensions(
  family: Family,
  part: PartReading,
  features: readonly FeatureReading[],
  assumptions: AssumptionList,
): Map<string, Sized> {
  const { dimensions, conflict } = assignDimensions(family, part)
  if (conflict?.other !== undefined && conflict.parameter !== undefined) {
    throw contradiction(`"${conflict.fact}"`, describeSized(conflict.parameter, conflict.other), 'Say each dimension once.')
  }
  if (conflict !== undefined)
    throw notUnderstood(`a ${family.noun} has no such dimension, or it could mean more than one thing`, [conflict.fact], family.example)
  if (part.bare !== undefined && family.bareBeside !== undefined && !dimensions.has(family.bareBeside) && !part.choices.has('square'))
    throw notUnderstood(`one number of a ${family.noun} could be its ${family.bare ?? ''} or its ${family.bareBeside}`, [part.bare.quantity.text], family.example)
  squareUp(family, part, dimensions)
  absorbFeature(family, features, dimensions)
  checkExclusive(family, dimensions)
  for (const { name } of family.parameters) {
    const sized = dimensions.get(name)
    if (sized !== undefined) assumptions.read(name, sized.value, 'mm', sized.words ?? '', conversionOf(part, sized))
  }
  addStandard(family, part, dimensions, assumptions)
  completeTube(family, dimensions)
  for (const parameter of family.parameters) addDefault(parameter, part, dimensions, assumptions)
  for (const [name, sized] of dimensions)
    checkBounds(
      name,
      sized,
      family.parameters.find((parameter) => parameter.name === name),
    )
  noteTolerances(part, assumptions)
  return dimensions
}

function squareUp(family: Family, part: PartReading, dimensions: Map<string, Sized>): void {
  const sides = part.facts.find(({ dimension }) => dimension === 'side')?.words
  const square = part.choices.get('square') ?? sides
  if (family.square === undefined || square === undefined) return
  const [first, second] = family.square.map((name) => ({ name, sized: dimensions.get(name) }))
  if (first?.sized !== undefined && second?.sized !== undefined && first.sized.value !== second.sized.value) {
    throw contradiction(
      `"${square}"`,
      `${describeSized(first.name, first.sized)} and ${describeSized(second.name, second.sized)}`,
      'Give one side, or two that are equal.',
    )
  }
  const known = first?.sized ?? second?.sized
  if (known === undefined) return
  for (const name of family.square) if (!dimensions.has(name)) dimensions.set(name, known)
}

/** The bore of a tube is its inner diameter, and can be nothing more. */
function absorbFeature(family: Family, features: readonly FeatureReading[], dimensions: Map<string, Sized>): void {
  const { absorbs } = family
  const [reading, second] = features.filter(({ feature }) => absorbs?.features.includes(feature) === true)
  if (absorbs === undefined || reading === undefined) return
  const excess =
    second?.words ??
    ((reading.count?.value ?? 1) === 1 ? undefined : reading.count?.words) ??
    (reading.plural ? reading.words : undefined) ??
    reading.facts.find(({ dimension }) => dimension !== 'diameter' && dimension !== 'radius')?.words ??
    (saidDiameter(reading) === undefined ? undefined : reading.metric?.words) ??
    [...reading.choices].find(([choice]) => choice !== 'through' && choice !== 'round')?.[1]
  if (excess !== undefined) throw notUnderstood(`a ${family.noun} has one opening, from end to end`, [excess], family.example)
  const hole = reading.metric === undefined ? undefined : findMetricFastener(reading.metric.size)?.clearance[1]
  const diameter =
    saidDiameter(reading) ?? (hole === undefined || reading.metric === undefined ? undefined : { value: hole, words: reading.metric.words })
  if (diameter === undefined) {
    if (reading.metric !== undefined) throw notUnderstood('a thread size without a standard hole', [reading.metric.words])
    return
  }
  const known = dimensions.get(absorbs.parameter)
  if (known !== undefined && known.value !== diameter.value)
    throw contradiction(`"${diameter.words}"`, describeSized(absorbs.parameter, known), 'Say only one of them.')
  dimensions.set(absorbs.parameter, { value: diameter.value, source: 'read', words: diameter.words })
}

function checkExclusive({ exclusive = [] }: Family, dimensions: ReadonlyMap<string, Sized>): void {
  const [first, second] = exclusive.flatMap((name) => {
    const sized = dimensions.get(name)
    return sized === undefined ? [] : [describeSized(name, sized)]
  })
  if (first !== undefined && second !== undefined) throw contradiction(first, second, 'Say only one of them.')
}

/** Outside, inside and wall: the third follows, and all three must agree. */
function completeTube({ computed }: Family, dimensions: Map<string, Sized>): void {
  if (computed === undefined) return
  const [outer, inner, wall] = [dimensions.get('outer_diameter'), dimensions.get('inner_diameter'), dimensions.get(computed)]
  if (outer === undefined || inner === undefined || wall === undefined) return
  if (Math.abs(outer.value - inner.value - 2 * wall.value) > 1e-6) {
    throw contradiction(
      describeSized(computed, wall),
      `${describeSized('outer_diameter', outer)} and ${describeSized('inner_diameter', inner)}`,
      'Give two of the three.',
    )
  }
}

function addStandard(family: Family, part: PartReading, dimensions: Map<string, Sized>, assumptions: AssumptionList): void {
  if (part.metric === undefined) return
  const standard = family.metric?.(part.metric.size)
  if (standard === undefined) throw notUnderstood(`no standard ${family.noun} for this thread is known`, [part.metric.words], family.example)
  if (Object.keys(standard).every((name) => dimensions.has(name)))
    throw notUnderstood('the thread size says nothing that was not said', [part.metric.words], family.example)
  for (const [name, { value, reason }] of Object.entries(standard)) {
    if (dimensions.has(name)) continue
    dimensions.set(name, { value, source: 'read', words: part.metric.words })
    assumptions.read(name, value, 'mm', part.metric.words, reason)
  }
}

function addDefault(
  { name, default: fallback, inWords }: Parameter,
  part: PartReading,
  dimensions: Map<string, Sized>,
  assumptions: AssumptionList,
): void {
  if (dimensions.has(name)) return
  const known = Object.fromEntries([...dimensions].map(([key, { value }]) => [key, value]))
  const worded = inWords?.(known, part.choices)
  if (worded?.words !== undefined) {
    dimensions.set(name, { value: worded.value, source: 'read', words: worded.words })
    assumptions.read(name, worded.value, 'mm', worded.words, worded.reason)
    return
  }
  const found = worded ?? (typeof fallback === 'number' ? { value: fallback, reason: 'usual size' } : fallback?.(known))
  if (found === undefined) return
  dimensions.set(name, { value: found.value, source: 'assumed' })
  assumptions.assume(name, found.value, 'mm', found.reason)
}

function checkBounds(name: string, sized: Sized, parameter: Parameter | undefined): void {
  const least = sized.source === 'assumed' && parameter?.minimum !== undefined ? parameter.minimum : smallestSize
  if (sized.value >= least && sized.value <= largestSize) return
  throw outOfBounds(
    `${describeSized(name, sized)} is not between ${smallestSize} and ${largestSize} mm`,
    `Give a size between ${smallestSize} and ${largestSize} mm.`,
    { minimum: smallestSize, maximum: largestSize },
  )
}

/** Says how a number became millimetres, where it was given in something else. */
function conversionOf(part: PartReading, sized: Sized): string | undefined {
  const fact = part.facts.find(({ words }) => words === sized.words)
  if (fact === undefined) return undefined
  const { value, unit } = fact.quantity
  const doubled = radiusDoubled(fact.dimension) ? ', twice the radius' : ''
  if (unit === undefined || unit === 'mm' || unit === 'deg') return doubled === '' ? undefined : doubled.slice(2)
  return `${value} ${unit} at ${millimetresPerUnit[unit]} mm${doubled}`
}

function noteTolerances(part: PartReading, assumptions: AssumptionList): void {
  const stated = part.facts.filter(({ dimension, quantity }: Fact) => dimension === 'tolerance' || quantity.tolerance !== undefined)
  for (const { dimension, quantity, size, words } of stated) {
    assumptions.read(
      'tolerance',
      dimension === 'tolerance' ? size : (quantity.tolerance ?? 0),
      'mm',
      words,
      'noted; the part is made at its nominal size',
    )
  }
}
