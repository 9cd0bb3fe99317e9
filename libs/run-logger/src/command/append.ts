import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { RunLog } from '../run-log.ts'

/** How many lines may be on their way to the disk: enough to share a sync, few enough to keep memory flat. */
const maxUnderWay = 1024

/**
 * One JSON object a line in, one acknowledgement a line out, in order, once it is durable. Stops at the first record that is
 * refused: those before it are acknowledged, those behind it are not, and are in the log only if they were on their way. On abort
 * what is on its way is acknowledged, and no more is read.
 */
export async function appendLines(input: Readable, log: RunLog<object>, print: (line: string) => Promise<void>, signal: AbortSignal): Promise<void> {
  const underWay: Promise<{ offset: number } | { error: unknown }>[] = []
  let sequence = 0
  let line = 0

  const acknowledgeFirst = async () => {
    const first = await underWay.shift()
    if (first === undefined) return
    if ('error' in first) throw first.error
    sequence += 1
    await print(`${JSON.stringify({ seq: sequence, offset: first.offset })}\n`)
  }
  const acknowledging = createAcknowledger(underWay, acknowledgeFirst)

  try {
    for await (const text of createInterface({ input, crlfDelay: Infinity, signal })) {
      if (signal.aborted) break
      line += 1
      if (text.trim() === '') continue
      acknowledging.throwIfFailed()
      const record = parseRecord(text, line)
      if (record instanceof NaturalCadError) {
        await acknowledging.settled()
        throw record
      }
      underWay.push(
        log.append(record).then(
          ({ offset }) => ({ offset }),
          (error: unknown) => ({ error }),
        ),
      )
      acknowledging.start()
      if (underWay.length >= maxUnderWay) await acknowledging.settled()
    }
    await acknowledging.settled()
    signal.throwIfAborted()
  } finally {
    input.destroy()
  }
}

/** Prints acknowledgements beside the reading of more lines, one after the other. */
function createAcknowledger(underWay: readonly unknown[], acknowledgeFirst: () => Promise<void>) {
  let working: Promise<void> = Promise.resolve()
  let isWorking = false
  let failure: { error: unknown } | undefined

  async function work(): Promise<void> {
    try {
      while (underWay.length > 0) await acknowledgeFirst()
    } catch (error) {
      failure ??= { error }
    }
    isWorking = false
  }
  const throwIfFailed = () => {
    if (failure !== undefined) throw failure.error
  }
  return {
    throwIfFailed,
    start() {
      if (isWorking || failure !== undefined) return
      isWorking = true
      working = work()
    },
    async settled() {
      await working
      throwIfFailed()
    },
  }
}

function parseRecord(text: string, line: number): object | NaturalCadError {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Told below, with its line.
  }
  return new NaturalCadError('INVALID_REQUEST', `line ${line} of the input is no JSON object`, { remedy: 'write one JSON object a line' })
}
