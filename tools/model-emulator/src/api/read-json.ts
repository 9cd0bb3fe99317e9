import type { IncomingMessage } from 'node:http'
import { ApiError } from './api-error.ts'

const maxBodyBytes = 64 * 1024 * 1024

export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/json\b/i.test(type)) throw new ApiError(400, `Invalid Content-Type header (${type}), expected application/json.`)
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > maxBodyBytes) throw new ApiError(413, `The body of the request is larger than ${maxBodyBytes} bytes.`)
    parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch (error) {
    throw new ApiError(400, `We could not parse the JSON body of your request: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
