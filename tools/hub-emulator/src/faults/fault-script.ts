import { setTimeout as wait } from 'node:timers/promises'
import type { ServerResponse } from 'node:http'
import { HubError } from '../http/hub-error.ts'
import type { Exchange } from '../http/exchange.ts'
import { parseWith } from '../http/read-body.ts'
import { Fault, type FaultInput } from './fault.ts'

export interface FaultScript {
  add(fault: FaultInput): void
  clear(): void
  /** Lets the first fitting fault happen to the request; throws the answer it gives. Returns whether there was one. */
  apply(exchange: Exchange): Promise<boolean>
}

export function createFaultScript(): FaultScript {
  let faults: { fault: Fault; left: number; pattern: RegExp }[] = []
  return {
    add: (input) => {
      const fault = parseWith(Fault, input)
      const pattern = new RegExp(`^${fault.path.split('*').map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`)
      faults.push({ fault, left: fault.times ?? Infinity, pattern })
    },
    clear: () => {
      faults = []
    },
    apply: async (exchange) => {
      const found = faults.find(({ fault, left, pattern }) => left > 0 && (fault.method ?? exchange.method) === exchange.method && pattern.test(exchange.path))
      if (found === undefined) return false
      found.left -= 1
      const { delayMs, answer, cutAfterBytes } = found.fault
      if (delayMs !== undefined) await wait(delayMs)
      if (cutAfterBytes !== undefined) cutAfter(exchange.response, cutAfterBytes)
      if (answer !== undefined) throw new HubError(answer.status, answer.error, { headers: answer.headers })
      return true
    },
  }
}

/** Every way of sending a body ends in these two methods. A body that is no longer than that is sent whole. */
function cutAfter(response: ServerResponse, bytes: number): void {
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  let left = bytes
  let isCut = false
  const pass = (chunk: unknown): boolean => {
    if (isCut || (typeof chunk !== 'string' && !(chunk instanceof Uint8Array))) return true
    const buffer = Buffer.from(chunk as Uint8Array)
    isCut = buffer.length > left
    const part = buffer.subarray(0, left)
    left -= part.length
    if (!isCut) return write(part)
    response.flushHeaders()
    // What was written still arrives; then the connection ends where more was announced.
    write(part, () => response.socket?.destroySoon())
    return false
  }
  response.write = pass
  response.end = (chunk?: unknown): ServerResponse => {
    pass(chunk)
    return isCut ? response : end()
  }
}
