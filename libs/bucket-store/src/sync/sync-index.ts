/** Which object of the source was found to be the same as which of the target. */
export interface SyncIndex {
  has(key: string, fromEtag: string, toEtag: string): boolean
  add(key: string, fromEtag: string, toEtag: string): void
  /** One JSON array a line. */
  format(): string
}

/** From what `format` wrote; lines that are torn or of something else are forgotten, which costs a comparison. */
export function createSyncIndex(text = ''): SyncIndex {
  const known = new Map<string, { from: string; to: string }>()
  for (const line of text.split('\n')) {
    const [key, from, to] = parseLine(line)
    if (typeof key === 'string' && typeof from === 'string' && typeof to === 'string') known.set(key, { from, to })
  }
  return {
    has(key, fromEtag, toEtag) {
      const found = known.get(key)
      return found !== undefined && found.from === fromEtag && found.to === toEtag
    },
    add: (key, fromEtag, toEtag) => void known.set(key, { from: fromEtag, to: toEtag }),
    format: () => [...known].map(([key, { from, to }]) => `${JSON.stringify([key, from, to])}\n`).join(''),
  }
}

function parseLine(line: string): unknown[] {
  try {
    const value: unknown = JSON.parse(line)
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
