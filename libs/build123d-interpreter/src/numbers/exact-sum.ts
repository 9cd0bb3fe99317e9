/** The sum rounded once, by Shewchuk's non-overlapping partial sums: `math.fsum`. */
export function exactSum(values: readonly number[]): number {
  const special = values.filter((value) => !Number.isFinite(value))
  if (special.length > 0) return special.reduce((sum, value) => sum + value)
  let partials: number[] = []
  for (const value of values) {
    const kept: number[] = []
    let sum = value
    for (const partial of partials) {
      const [large, small] = Math.abs(sum) < Math.abs(partial) ? [partial, sum] : [sum, partial]
      const high = large + small
      const low = small - (high - large)
      if (low !== 0) kept.push(low)
      sum = high
    }
    kept.push(sum)
    partials = kept
  }
  return roundPartials(partials)
}

/** The partials are in order of size: added from the top, with one correction where the rest would round the other way. */
function roundPartials(partials: readonly number[]): number {
  let index = partials.length - 1
  let high = partials[index] ?? 0
  let low = 0
  while (index > 0) {
    const previous = high
    index -= 1
    const next = partials[index] ?? 0
    high = previous + next
    low = next - (high - previous)
    if (low !== 0) break
  }
  const rest = partials[index - 1] ?? 0
  if (index > 0 && ((low < 0 && rest < 0) || (low > 0 && rest > 0))) {
    const doubled = low * 2
    const moved = high + doubled
    if (doubled === moved - high) return moved
  }
  return high
}
