import * as z from 'zod'
import type { Exchange } from './exchange.ts'
import { HubError } from './hub-error.ts'

const maxBodyBytes = 8 * 1024 * 1024
/** A regular file of 10 MB in base64 and the line around it. */
const maxLineBytes = 16 * 1024 * 1024

/** Throws 413 for a body that is larger. */
export async function readBytes(exchange: Exchange, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of bodyOf(exchange)) {
    size += part.length
    if (size > maxBytes) throw new HubError(413, `Request body is larger than ${maxBytes} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The bytes that the client sends. A reader that stops early leaves the connection open, so that the refusal arrives. */
export function bodyOf({ request }: Exchange): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer> }
}

async function readText(exchange: Exchange): Promise<string> {
  return (await readBytes(exchange, maxBodyBytes)).toString('utf8')
}

/** Bodies of DELETE requests are read as those of others: the clients send them. An absent body counts as `{}`. */
export async function readJson<Schema extends z.ZodType>(exchange: Exchange, schema: Schema): Promise<z.output<Schema>> {
  const text = await readText(exchange)
  return parseWith(schema, text.trim() === '' ? {} : parseJson(text))
}

export async function readForm(exchange: Exchange): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(exchange))
}

/** Form fields that repeat become arrays; the Python client sends some requests so that the JS client sends as JSON. */
export async function readJsonOrForm<Schema extends z.ZodType>(exchange: Exchange, schema: Schema, repeated: readonly string[]): Promise<z.output<Schema>> {
  if (!(exchange.request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return readJson(exchange, schema)
  const form = await readForm(exchange)
  const value: Record<string, unknown> = {}
  for (const key of new Set(form.keys())) value[key] = repeated.includes(key) ? form.getAll(key) : form.get(key)
  return parseWith(schema, value)
}

/** Newline-delimited JSON, one line in memory at a time. A request that breaks off throws; readline would wait for ever. */
export async function* readLines<Schema extends z.ZodType>(exchange: Exchange, schema: Schema): AsyncGenerator<z.output<Schema>> {
  for await (const line of splitLines(bodyOf(exchange))) {
    if (line.trim() !== '') yield parseWith(schema, parseJson(line))
  }
}

async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end)]).toString('utf8')
      parts = []
      size = 0
      start = end + 1
    }
    parts.push(chunk.subarray(start))
    size += chunk.length - start
    if (size > maxLineBytes) throw new HubError(413, 'A line of the request is too long: upload large files with LFS')
  }
  yield Buffer.concat(parts).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HubError(400, 'Request body is not valid JSON')
  }
}

export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = issue === undefined || issue.path.length === 0 ? '' : `"${issue.path.join('.')}" `
  // What is wrong with a key is told one level below.
  const message = issue?.code === 'invalid_key' ? issue.issues[0]?.message : issue?.message
  throw new HubError(400, `✖ ${place}${message ?? 'Invalid input'}`)
}
