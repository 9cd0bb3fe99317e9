import { NaturalCadError } from '@naturalcad/contracts/errors'

/**
 * How far each of the last files was followed: `7:1234,8:567`. A process that is slow may still write to a file after
 * another began the next one, so more than one is open.
 */
export type Cursor = Map<number, number>

/** Files before the last so many are taken as finished. */
export const openFiles = 8

export function formatCursor(cursor: Cursor): string {
  return [...cursor].map(([segment, offset]) => `${segment}:${offset}`).join(',')
}

/** Throws `INVALID_REQUEST`. */
export function parseCursor(text: string): Cursor {
  if (text === '') return new Map()
  const pairs = text.split(',').map((pair) => /^(\d{1,9}):(\d{1,15})$/.exec(pair))
  const cursor: Cursor = new Map()
  for (const match of pairs) {
    if (match === null) throw noCursorError(text)
    cursor.set(Number(match[1]), Number(match[2]))
  }
  return cursor
}

export function noCursorError(text: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `this is no cursor: ${JSON.stringify(text.slice(0, 80))}`, { remedy: 'use one that follow gave, or none to begin with the oldest record' })
}

/** Forgets files that nobody will write to any more. */
export function trimCursor(cursor: Cursor): void {
  const last = Math.max(0, ...cursor.keys())
  for (const segment of cursor.keys()) if (segment <= last - openFiles) cursor.delete(segment)
}
