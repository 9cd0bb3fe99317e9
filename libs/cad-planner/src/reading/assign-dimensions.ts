import type { Family, Parameter } from '../families/family.ts'
import type { DimensionName } from '../language/item.ts'
import { diameterOf } from './radius.ts'
import type { Fact, PartReading } from './reading.ts'
import type { Sized } from './sized.ts'

export interface Assignment {
  dimensions: Map<string, Sized>
  /** Two facts for one dimension, or a fact for none. */
  conflict?: { fact: string; parameter?: string; other?: Sized }
}

interface Wanted {
  fact: Fact
  dimension: DimensionName
  size: number
}

const same = (first: number, second: number): boolean => Math.abs(first - second) <= 1e-9 * Math.max(first, second)

/**
 * Gives each number of a part to one parameter of its family. Lists of numbers and bare numbers have fixed places; the rest go
 * where their words cost least, each parameter once.
 */
export function assignDimensions(family: Family, part: PartReading): Assignment {
  const dimensions = new Map<string, Sized>()
  const fixed = fixedSizes(family, part)
  for (const { parameter, value, words } of fixed.list) {
    const known = dimensions.get(parameter)
    if (known !== undefined && !same(known.value, value)) return { dimensions, conflict: { fact: words, parameter, other: known } }
    if (known === undefined) dimensions.set(parameter, { value, source: 'read', words })
  }
  if (fixed.refused !== undefined) return { dimensions, conflict: { fact: fixed.refused } }
  const repeated = findRepeated(part)
  if (repeated !== undefined) return { dimensions, conflict: repeated }
  const wanted: Wanted[] = distinct(part)
    .filter(({ dimension }) => dimension !== 'tolerance')
    .map((fact) => {
      const dimension = diameterOf(fact.dimension)
      return { fact, dimension, size: dimension === fact.dimension ? fact.size : fact.size * 2 }
    })
  const best = wanted.length > mostFacts ? undefined : cheapest(family.parameters, wanted, 0, dimensions)
  if (best !== undefined) {
    for (const [index, parameter] of best.parameters.entries()) {
      const { fact, size } = wanted[index] ?? {}
      if (fact !== undefined && size !== undefined && !dimensions.has(parameter))
        dimensions.set(parameter, { value: size, source: 'read', words: fact.words })
    }
    return { dimensions }
  }
  return { dimensions, conflict: findConflict(family.parameters, wanted, dimensions) }
}

/** More than any family has dimensions, and few enough to try every way. */
const mostFacts = 8

/** What was said twice alike is said once. */
function distinct({ facts }: PartReading): Fact[] {
  return facts.filter((fact, index) => facts.findIndex(({ dimension, size }) => dimension === fact.dimension && size === fact.size) === index)
}

/** Two widths contradict each other, whatever else the second could be; a profile has two legs. */
function findRepeated(part: PartReading): Assignment['conflict'] {
  const facts = distinct(part).filter(({ dimension }) => dimension !== 'leg' && dimension !== 'tolerance')
  for (const [index, { dimension, words }] of facts.entries()) {
    const other = facts.slice(0, index).find((fact) => fact.dimension === dimension)
    if (other !== undefined) return { fact: words, parameter: dimension, other: { value: other.size, source: 'read', words: other.words } }
  }
  return undefined
}

function fixedSizes(family: Family, part: PartReading): { list: { parameter: string; value: number; words: string }[]; refused?: string } {
  const list: { parameter: string; value: number; words: string }[] = []
  for (const { quantities, words } of part.sizes) {
    const names = family.sizes?.(
      quantities.map(({ size }) => size),
      part,
    )
    if (names === undefined || names.length !== quantities.length) return { list, refused: words }
    for (const [index, parameter] of names.entries()) list.push({ parameter, value: quantities[index]?.size ?? 0, words })
  }
  if (part.bare !== undefined) {
    const parameter = part.choices.has('square') ? (family.square?.[0] ?? family.bare) : family.bare
    if (parameter === undefined) return { list, refused: part.bare.words }
    list.push({ parameter, value: part.bare.quantity.size, words: part.bare.words })
  }
  if (part.named !== undefined) list.push(part.named)
  return { list }
}

function cheapest(
  parameters: readonly Parameter[],
  wanted: readonly Wanted[],
  index: number,
  taken: ReadonlyMap<string, Sized>,
): { cost: number; parameters: string[] } | undefined {
  const next = wanted[index]
  if (next === undefined) return { cost: 0, parameters: [] }
  let best: { cost: number; parameters: string[] } | undefined
  for (const { name, words } of parameters) {
    const cost = words[next.dimension]
    const known = taken.get(name)
    // The same number said twice is no second dimension.
    if (cost === undefined || (known !== undefined && !same(known.value, next.size))) continue
    const rest = cheapest(parameters, wanted, index + 1, new Map(taken).set(name, { value: next.size, source: 'read', words: next.fact.words }))
    if (rest !== undefined && (best === undefined || cost + rest.cost < best.cost))
      best = { cost: cost + rest.cost, parameters: [name, ...rest.parameters] }
  }
  return best
}

function findConflict(
  parameters: readonly Parameter[],
  wanted: readonly Wanted[],
  fixed: ReadonlyMap<string, Sized>,
): { fact: string; parameter?: string; other?: Sized } {
  const taken = new Map(fixed)
  for (const { fact, dimension, size } of wanted) {
    const candidates = parameters
      .filter(({ words }) => words[dimension] !== undefined)
      .sort((a, b) => (a.words[dimension] ?? 0) - (b.words[dimension] ?? 0))
    const [nearest] = candidates
    if (nearest === undefined) return { fact: fact.words }
    const free = candidates.find(({ name }) => !taken.has(name) || same(taken.get(name)?.value ?? 0, size))
    const other = taken.get(nearest.name)
    if (free === undefined) return other === undefined ? { fact: fact.words } : { fact: fact.words, parameter: nearest.name, other }
    taken.set(free.name, { value: size, source: 'read', words: fact.words })
  }
  return { fact: wanted.at(-1)?.fact.words ?? '' }
}
