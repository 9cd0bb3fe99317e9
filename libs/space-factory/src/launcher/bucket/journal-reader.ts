import type { FactoryRunId } from '@naturalcad/contracts/factory'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { JournalStorage } from '@naturalcad/run-logger'
import type { CallOptions } from '../space-factory.ts'
import type { BucketTexts } from './bucket-texts.ts'
import { runFolder } from './run-folder.ts'

const together = 8

/**
 * The journal of a run for its readers: one request for a look, and one for each event that is new, as an event is written once. Rejects with
 * `NOT_FOUND` where there is no such run.
 */
export function createJournalReader(texts: BucketTexts, runId: FactoryRunId, call: CallOptions, changed: JournalStorage['changed']): JournalStorage {
  const wholeKey = `${runFolder(runId)}events.jsonl`
  const known = new Map<string, Buffer[]>()

  async function readLines(): Promise<Buffer[]> {
    // Begins both the folder of single events and the file that they become.
    const keys = await texts.list(`${runFolder(runId)}events`, call)
    const singles = keys.filter((key) => key !== wholeKey && !known.has(key))
    let isIncomplete = keys.length === 0
    for (let start = 0; start < singles.length; start += together) {
      await Promise.all(
        singles.slice(start, start + together).map(async (key) => {
          const text = await texts.read(key, call)
          const lines = toLines(text ?? '')
          if (text === undefined) isIncomplete = true
          // Cut off by a kill: whoever goes on with the run writes it anew.
          else if (lines.length > 0) known.set(key, lines)
        }),
      )
    }
    // Single events go once they are in the one file.
    const whole = keys.includes(wholeKey) || isIncomplete ? await texts.read(wholeKey, call) : undefined
    if (known.size === 0 && whole === undefined) throw new NaturalCadError('NOT_FOUND', `there is no run ${runId}`, { remedy: 'look at the list of your runs', details: { runId } })
    return [...[...known].toSorted(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, lines]) => lines), ...toLines(whole ?? '')]
  }

  const refuse = async (): Promise<never> => {
    throw new NaturalCadError('UNSUPPORTED_CAPABILITY', 'this journal is read only')
  }
  return { name: 'bucket', openForWriting: refuse, readLines, append: refuse, writeFile: refuse, compact: refuse, changed, async close() {} }
}

function toLines(text: string): Buffer[] {
  // What has no end yet is not written yet.
  return text.split('\n').slice(0, -1).filter((line) => line.trim() !== '').map((line) => Buffer.from(line))
}
