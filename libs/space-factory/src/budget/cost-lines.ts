import { NaturalCadError } from '@naturalcad/contracts/errors'
import { findFlavor, type Flavor, flavors } from '../hardware/flavors.ts'

/** One thing that costs by time. */
export interface TimedUse {
  what: 'job' | 'space'
  flavor: string
  seconds: number
}

/** One thing that costs by number, such as tokens: counted by who used it. */
export interface CountedUse {
  what: 'inference'
  usd: number
  basis: string
}

export interface CostLine {
  what: 'job' | 'space' | 'inference'
  usd: number
  /** How the sum comes about, for people. */
  basis: string
}

export interface Costs {
  lines: CostLine[]
  /** US dollars, to the hundredth of a cent, rounded up. */
  totalUsd: number
}

/** What the uses cost together. Throws `INVALID_REQUEST` for a flavor without a known price, or an amount that is none. */
export function sumCosts(uses: readonly (TimedUse | CountedUse)[], table: readonly Flavor[] = flavors): Costs {
  const lines = uses.map((use): CostLine => {
    if (use.what === 'inference') return { what: use.what, usd: toAmount(use.usd, 'inference'), basis: use.basis }
    const price = findFlavor(use.flavor, table)?.usdPerHour
    if (price === undefined || price === null) {
      throw new NaturalCadError('INVALID_REQUEST', `the price of ${use.flavor} is not known`, { remedy: 'choose a flavor of the table', details: { flavor: use.flavor } })
    }
    const seconds = toAmount(use.seconds, use.what)
    return { what: use.what, usd: (price * seconds) / 3600, basis: `${use.flavor}, ${Math.ceil(seconds / 60)} min at ${price} USD an hour` }
  })
  const sum = lines.reduce((total, { usd }) => total + usd, 0)
  // Sums of binary fractions lie a little over: without the tolerance 0.3 would become 0.3001.
  return { lines, totalUsd: Math.max(0, Math.ceil(sum * 10_000 - 1e-6)) / 10_000 }
}

function toAmount(value: number, what: string): number {
  if (Number.isFinite(value) && value >= 0) return value
  throw new NaturalCadError('INVALID_REQUEST', `the use of ${what} is not an amount`, { details: { what } })
}
