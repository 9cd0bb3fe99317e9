import { join } from 'node:path'
import type { Check, TortureOptions } from '../check.ts'
import { startChild } from '../child.ts'
import { openLog } from './read-log.ts'

/** Two processes append to files of a few kilobytes while this one follows, and starts anew from its cursor every now and then. */
export async function rotateWhileFollowing(folder: string, { small }: TortureOptions): Promise<Check> {
  const file = join(folder, 'rotations.jsonl')
  const each = small ? 1_000 : 20_000
  const log = openLog(file)
  const children = ['a', 'b'].map((writer) => startChild(join(import.meta.dirname, 'producer.ts'), [file, writer, String(each), '8', '5000'], () => {}))
  const seen = new Map<string, number>()
  let cursor = ''
  let restarts = 0
  let followed = 0
  while (followed < 2 * each) {
    const until = followed + 2_500
    for await (const entry of log.follow({ cursor })) {
      const key = `${entry.record.writer} ${entry.record.n}`
      seen.set(key, (seen.get(key) ?? 0) + 1)
      cursor = entry.cursor
      followed += 1
      if (followed === until || followed === 2 * each) break
    }
    restarts += 1
  }
  await Promise.all(children.map(({ ended }) => ended))
  const { segments } = await log.verify()
  await log.close()
  const lost = 2 * each - seen.size
  const doubled = [...seen.values()].filter((count) => count > 1).length
  return {
    name: 'rotations in follow mode',
    passed: lost === 0 && doubled === 0 && segments >= (small ? 20 : 1_001),
    detail: `${segments} files, ${2 * each} records of two processes, ${restarts} starts of the follower: ${lost} lost, ${doubled} doubled`,
  }
}
