import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDiskRunLog } from '@naturalcad/run-logger'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFile } from 'node:fs/promises'
import { Entry, idsOf, range } from './support/log.ts'

/** Twenty records as the log writes them, with text that looks like the beginning of a line. */
async function writeRecords(folder: string): Promise<Buffer> {
  const log = createDiskRunLog({ file: join(folder, 'whole.jsonl'), schema: Entry })
  await Promise.all(range(20).map((id) => log.append({ id, text: `{"_crc":"${id}`.repeat(id % 4) })))
  await log.close()
  return readFile(join(folder, 'whole.jsonl'))
}

test('damage anywhere costs only the records that it touches, and is healed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'run-logger-'))
  const whole = await writeRecords(folder)
  const ends = [...whole.entries()].filter(([, byte]) => byte === 0x0a).map(([index]) => index)
  const damage = fc.record({ start: fc.nat(whole.length - 1), bytes: fc.uint8Array({ minLength: 1, maxLength: 60 }), cut: fc.boolean() })
  let runs = 0
  await fc.assert(
    fc.asyncProperty(damage, async ({ start, bytes, cut }) => {
      const damaged = cut ? Buffer.concat([whole.subarray(0, start), whole.subarray(start + bytes.length)]) : Buffer.from(whole)
      if (!cut) damaged.set(bytes.subarray(0, whole.length - start), start)
      const touched = range(20).filter((id) => {
        const first = id === 0 ? 0 : (ends[id - 1] ?? 0) + 1
        // The newline before a record is part of it as well: without it the record stands behind another one.
        return start <= (ends[id] ?? 0) && start + bytes.length > first - 1
      })
      runs += 1
      const home = join(folder, String(runs))
      mkdirSync(home)
      writeFileSync(join(home, 'runs.000001.jsonl'), damaged)
      const log = createDiskRunLog({ file: join(home, 'runs.jsonl'), schema: Entry })
      await log.append({ id: 99 })
      const ids = await idsOf(log)
      for (const id of range(20)) if (!touched.includes(id)) expect(ids).toContain(id)
      expect(ids.at(-1)).toBe(99)
      expect(await log.heal()).toMatchObject({ bad: [], unfinished: [] })
      expect(await idsOf(log)).toEqual(ids)
      await log.close()
      rmSync(home, { recursive: true })
    }),
    { numRuns: 150, seed: 20261121 },
  )
  rmSync(folder, { recursive: true })
})
