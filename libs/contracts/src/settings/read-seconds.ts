const secondsByUnit = { s: 1, m: 60, h: 3600 } as const

/** Seconds of a duration such as `90m`, `1.5h`, `45s` or `900`; undefined for what is none. */
export function readSeconds(text: string): number | undefined {
  const [, amount, unit = 's'] = /^(\d{1,6}(?:\.\d{1,3})?)([smh])?$/.exec(text.trim()) ?? []
  if (amount === undefined) return undefined
  return Math.round(Number(amount) * secondsByUnit[unit as keyof typeof secondsByUnit])
}
