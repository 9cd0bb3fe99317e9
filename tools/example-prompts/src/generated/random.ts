/** mulberry32: small, fast, the same everywhere. */
export function createRandom(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const pick = <const Values extends readonly [unknown, ...unknown[]]>(values: Values): Values[number] =>
    values[integer(0, values.length - 1)] ?? values[0]
  return { next, integer, pick, chance: (share: number): boolean => next() < share }
}

export type Random = ReturnType<typeof createRandom>

export function shuffled<Value>(random: Random, values: readonly Value[]): Value[] {
  const rest = [...values]
  const result: Value[] = []
  while (rest.length > 0) result.push(...rest.splice(random.integer(0, rest.length - 1), 1))
  return result
}
