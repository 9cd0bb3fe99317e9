/** A measure for people: nine significant digits. A failure shows all of them, since the difference may lie in the last. */
export function rounded(value: number): number {
  return Number(value.toPrecision(9))
}
