import { createHash } from 'node:crypto'
import type { Redactor } from '@naturalcad/redaction'

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
  const counting: Counting = { findings, images: 0, redactor }
  const lines = trace.split('\n').filter((line) => line.trim() !== '')
  const kept = lines.flatMap((line) => {
    const entry = parseObject(line)
    if (entry === undefined) return []
    return [JSON.stringify(redactor.json(prepare(entry, counting)))]
  })
  const text = kept.map((line) => `${line}\n`).join('')
  return { text: isClean(kept, redactor) ? text : undefined, lines: kept.length, droppedLines: lines.length - kept.length, images: counting.images, findings }
}

interface Counting {
  findings: Record<string, number>
  images: number
  redactor: Redactor
}

/** Counts what will be redacted, and puts a size and a hash in the place of each image. */
function prepare(value: unknown, counting: Counting): unknown {
  if (typeof value === 'string') {
    for (const { rule } of counting.redactor.find(value)) counting.findings[rule] = (counting.findings[rule] ?? 0) + 1
    return value
  }
  if (Array.isArray(value)) return value.map((item) => prepare(item, counting))
  if (typeof value !== 'object' || value === null) return value
  const object = value as Record<string, unknown>
  const image = toImageNote(object)
  if (image !== undefined) {
    counting.images += 1
    return image
  }
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, prepare(item, counting)]))
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

function isClean(lines: readonly string[], redactor: Redactor): boolean {
  return lines.every((line) => redactor.find(line).every(({ rule }) => rule !== 'known'))
}
