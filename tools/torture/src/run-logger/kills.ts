import { join } from 'node:path'
import type { Check, TortureOptions } from '../check.ts'
import { startChild } from '../child.ts'
import { countRecords, openLog } from './read-log.ts'

/** Kills a process that appends with 32 producers, over and over on the same log, and looks for every record that it was told is safe. */
export async function killWriters(folder: string, { kills, tell }: TortureOptions): Promise<Check> {
  const file = join(folder, 'kills.jsonl')
  const acknowledged: string[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    const writer = `w${kill}`
    const child = startChild(join(import.meta.dirname, 'producer.ts'), [file, writer], (line) => {
      if (line !== 'ready') acknowledged.push(`${writer} ${line}`)
    })
    await new Promise<void>((resolve) => child.process.stdout?.once('data', () => resolve()))
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 150))
    child.process.kill('SIGKILL')
    await child.ended
    if ((kill + 1) % 50 === 0) tell(`${kill + 1} kills`)
  }
  const log = openLog(file)
  await log.append({ writer: 'after', n: 0 })
  const counts = await countRecords(log)
  const { bad, unfinished, records } = await log.verify()
  await log.close()
  const lost = acknowledged.filter((key) => !counts.has(key)).length
  const doubled = [...counts.values()].filter((count) => count > 1).length
  return {
    name: `${kills} kills under load`,
    passed: acknowledged.length > 0 && lost === 0 && doubled === 0 && bad.length === 0 && unfinished.length === 0,
    detail: `${acknowledged.length} records acknowledged, ${lost} lost, ${doubled} doubled, ${records} in the log, ${bad.length + unfinished.length} unreadable lines`,
  }
}
