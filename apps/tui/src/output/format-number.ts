/** A length, area or volume for people: up to four decimals, no trailing zeros. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 10_000) / 10_000
  return String(Object.is(rounded, -0) ? 0 : rounded)
}
