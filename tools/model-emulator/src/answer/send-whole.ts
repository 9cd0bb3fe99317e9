import type { ServerResponse } from 'node:http'
import type { ReplyFault } from '../script/fault.ts'
import { untilAborted } from './until-aborted.ts'

export interface SendWholeOptions {
  response: ServerResponse
  body: unknown
  contentType: string
  fault: ReplyFault | undefined
  signal: AbortSignal
}

export async function sendWhole({ response, body, contentType, fault, signal }: SendWholeOptions): Promise<void> {
  if (fault?.kind === 'hang') return untilAborted(signal)
  const bytes = Buffer.from(JSON.stringify(body))
  const half = bytes.subarray(0, Math.floor(bytes.length / 2))
  const announced = fault?.kind === 'malformed' ? half : bytes
  response.writeHead(200, { 'content-type': contentType, 'content-length': String(announced.length) })
  if (fault?.kind !== 'cut') return void response.end(announced)
  response.write(half, () => response.socket?.destroySoon())
}
