/** At the end of a switch over every kind: a new kind does not compile until it has its case. */
export function unreachable(value: never): never {
  throw new TypeError(`unexpected ${JSON.stringify(value)}`)
}
