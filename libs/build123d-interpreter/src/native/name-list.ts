export const quoteName = (name: string) => `'${name}'`

/** `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`, as CPython's messages list names. */
export function listNames(names: readonly string[]): string {
  const quoted = names.map(quoteName)
  if (quoted.length <= 2) return quoted.join(' and ')
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`
}
