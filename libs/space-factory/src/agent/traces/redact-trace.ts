import { createHash } from 'node:crypto'
import type { Finding, Redactor } from '@naturalcad/redaction'

export interface RedactedTrace {
  /** JSON lines without secrets; undefined where a secret was still found in them afterwards. */
  text: string | undefined
  lines: number
  /** Lines that were no JSON object, and were left out. */
  droppedLines: number
  /** Images that a size and a hash stand for. */
  images: number
  /** Secrets found, by rule. */
  findings: Record<string, number>
}

/**
 * A session trace that may be shown. Redacted as parsed JSON, since an escaped line break before a secret hides it from text rules; ids, order and
 * structure stay. A line that cannot be parsed is dropped, an image is replaced. The result is searched once more before it is given out.
 */
export function redactTrace(trace: string, redactor: Redactor): RedactedTrace {
  const findings: Record<string, number> = {}
  const lines = trace.split('\n').filter((line) => line.trim() !== '')
  const notes = { images: 0 }
  const kept = lines.flatMap((line) => {
    const entry = parseObject(line)
    if (entry === undefined) return []
    const prepared = mapTexts(entry, (text) => cutEscaped(text, redactor), notes)
    const redacted = JSON.stringify(redactor.json(prepared))
    // Counted only where there is something to count: most lines hold nothing, and come out as they went in.
    if (redacted !== line && redacted !== JSON.stringify(entry)) mapTexts(entry, (text) => count(text, redactor, findings), { images: 0 })
    return [redacted]
  })
  const isClean = kept.every((line) => redactor.findKnown(line).length === 0)
  return { text: isClean ? kept.map((line) => `${line}\n`).join('') : undefined, lines: kept.length, droppedLines: lines.length - kept.length, images: notes.images, findings }
}

/** The same value with its texts changed, and a size and a hash in the place of each image. */
function mapTexts(value: unknown, change: (text: string) => string, notes: { images: number }): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change, notes))
  if (typeof value !== 'object' || value === null) return value
  const object = value as Record<string, unknown>
  const image = toImageNote(object)
  if (image === undefined) return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, mapTexts(item, change, notes)]))
  notes.images += 1
  return image
}

/**
 * Agents write code, in which a line break before a secret is a backslash and a letter that seems to belong to the secret. Looked at without these,
 * every secret begins at its beginning; those that the redactor would not see are cut out here.
 */
function cutEscaped(text: string, redactor: Redactor): string {
  return findHidden(text, redactor)
    .toSorted((a, b) => b.start - a.start)
    .reduce((kept, { start, end }) => `${kept.slice(0, start)}[redacted]${kept.slice(end)}`, text)
}

function findHidden(text: string, redactor: Redactor): Finding[] {
  if (!/\\[nrt]/.test(text)) return []
  const found = redactor.find(text.replaceAll(/\\[nrt]/g, '  '))
  if (found.length === 0) return []
  const seen = redactor.find(text)
  return found.filter(({ start, end }) => !seen.some((other) => other.start < end && start < other.end))
}

function count(text: string, redactor: Redactor, findings: Record<string, number>): string {
  for (const { rule } of [...redactor.find(text), ...findHidden(text, redactor)]) findings[rule] = (findings[rule] ?? 0) + 1
  return text
}

function toImageNote({ type, data, mimeType }: Record<string, unknown>): Record<string, unknown> | undefined {
  if (type !== 'image' || typeof data !== 'string') return undefined
  const bytes = Buffer.from(data, 'base64')
  return { type: 'image', ...(typeof mimeType === 'string' ? { mimeType } : {}), bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
