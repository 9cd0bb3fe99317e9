import { crc32 } from 'node:zlib'
import { NaturalCadError } from '@naturalcad/contracts/errors'

/**
 * One record as one line: `{"_crc":"<8 hex>","_v":<version>,<the record's own keys>}`, in journals with `"_seq":<number>,`
 * behind the version. The checksum is CRC-32 (the one of
 * zip and PNG) over the bytes between the comma after it and the end of the line. It comes first, so that a record which
 * follows a torn one on the same line can be found.
 */
export const lineStart = '{"_crc":"'
const checksumEnd = lineStart.length + 8
const restStart = checksumEnd + 2
const comma = 0x2c
const newline = 0x0a
const hexDigits = Buffer.from('0123456789abcdef')

export type DecodedLine = { ok: true; version: number; sequence: number | undefined; record: Record<string, unknown>; checked: boolean } | { ok: false; reason: string }

/** With its newline. Throws `INVALID_REQUEST` for what is no JSON object, or has one of the reserved keys. */
export function encodeLine(record: unknown, version: number, sequence?: number): string {
  const text = stringifyRecord(record)
  const bytes = Buffer.allocUnsafe(maxLineBytes(text))
  return bytes.toString('utf8', 0, writeLine(bytes, 0, lineHead(version, sequence), text))
}

/** The record's own JSON, for `writeLine`. Throws `INVALID_REQUEST` for what is no JSON object, or has one of the reserved keys. */
export function stringifyRecord(record: unknown): string {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) throw refuse('is not an object')
  if ('_crc' in record || '_v' in record || '_seq' in record) {
    throw refuse(`has a key ${['_crc', '_v', '_seq'].find((key) => key in record)}, which the log uses`)
  }
  return stringify(record)
}

/** Room enough for the line of such a text: UTF-8 has at most three bytes for a UTF-16 unit, which only long texts are worth counting. */
export function maxLineBytes(text: string): number {
  return 96 + (text.length < 4096 ? 3 * text.length : Buffer.byteLength(text))
}

/** What a line begins with, before its checksum is known. */
export function lineHead(version: number, sequence?: number): Buffer {
  return Buffer.from(`${lineStart}00000000","_v":${version}${sequence === undefined ? '' : `,"_seq":${sequence}`}`)
}

/** Puts the line there, with its newline, and returns where it ends. */
export function writeLine(bytes: Buffer, at: number, head: Buffer, text: string): number {
  bytes.set(head, at)
  const record = at + head.length
  const isEmpty = text === '{}'
  const end = record + bytes.write(isEmpty ? '}' : text, record)
  // The brace that begins the record gives its place to the comma behind the version.
  if (!isEmpty) bytes[record] = comma
  writeHex(bytes, at + lineStart.length, crc32(bytes.subarray(at + restStart, end)))
  bytes[end] = newline
  return end + 1
}

/** A line without its newline. Blanks before it are left by healing. */
export function decodeLine(line: Buffer): DecodedLine {
  const start = skipBlanks(line)
  if (line.length - start < restStart || line.toString('latin1', start, start + lineStart.length) !== lineStart) return decodeUnchecked(line)
  const rest = line.subarray(start + restStart)
  if (line.toString('latin1', start + lineStart.length, start + checksumEnd) !== checksumOf(rest)) return { ok: false, reason: 'its checksum does not match' }
  const parsed = parseObject(`{${rest.toString('utf8')}`)
  if (parsed === undefined) return { ok: false, reason: 'it is not a JSON object' }
  const { _v, _seq, ...record } = parsed
  if (typeof _v !== 'number') return { ok: false, reason: 'it names no version' }
  return { ok: true, version: _v, sequence: typeof _seq === 'number' ? _seq : undefined, record, checked: true }
}

/** What was written before there were checksums, or by hand: a JSON object, whose version is the first. */
function decodeUnchecked(line: Buffer): DecodedLine {
  const parsed = parseObject(line.toString('utf8'))
  if (parsed === undefined) return { ok: false, reason: 'it is not a JSON object' }
  if ('_crc' in parsed || '_v' in parsed) return { ok: false, reason: 'its checksum is not where it belongs' }
  return { ok: true, version: 1, sequence: undefined, record: parsed, checked: false }
}

export function isBlank(line: Buffer): boolean {
  return skipBlanks(line) === line.length
}

function skipBlanks(line: Buffer): number {
  let start = 0
  while (line[start] === 0x20) start += 1
  return start
}

function checksumOf(rest: Buffer): string {
  return crc32(rest).toString(16).padStart(8, '0')
}

function writeHex(bytes: Buffer, at: number, value: number): void {
  for (let digit = 7, left = value; digit >= 0; digit -= 1, left >>>= 4) bytes[at + digit] = hexDigits[left & 15] ?? 0
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function stringify(record: object): string {
  try {
    const text: unknown = JSON.stringify(record)
    if (typeof text === 'string' && text.startsWith('{')) return text
  } catch (error) {
    throw refuse(`cannot be written as JSON: ${error instanceof Error ? error.message : String(error)}`, error)
  }
  throw refuse('is not an object')
}

function refuse(problem: string, cause?: unknown): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `the record ${problem}`, { remedy: 'give a plain object of JSON values', ...(cause === undefined ? {} : { cause }) })
}
