import { join } from 'node:path'
import type { Check, TortureOptions } from '../check.ts'
import { startChild } from '../child.ts'
import { openLog } from './read-log.ts'

/** Eight processes append to one log at once. */
export async function appendFromProcesses(folder: string, { small }: TortureOptions): Promise<Check> {
  const file = join(folder, 'processes.jsonl')
  const each = small ? 1_000 : 100_000
  let acknowledged = 0
  const names = Array.from({ length: 8 }, (_, index) => `p${index}`)
  const children = names.map((name) =>
    startChild(join(import.meta.dirname, 'producer.ts'), [file, name, String(each), '64', '16000000'], (line) => {
      if (line !== 'ready') acknowledged += 1
    }),
  )
  await Promise.all(children.map(({ ended }) => ended))
  const log = openLog(file)
  const present = new Map(names.map((name) => [name, new Set<number>()]))
  let records = 0
  for await (const { record } of log.read()) {
    records += 1
    present.get(record.writer)?.add(record.n)
  }
  const { bad, unfinished, segments } = await log.verify()
  await log.close()
  const complete = [...present.values()].every(({ size }) => size === each)
  return {
    name: `8 processes with ${each} records each`,
    passed: acknowledged === 8 * each && complete && records === 8 * each && bad.length + unfinished.length === 0,
    detail: `${acknowledged} acknowledged, ${records} in ${segments} files, ${complete ? 'complete' : 'NOT complete'}, ${bad.length + unfinished.length} unreadable lines`,
  }
}
