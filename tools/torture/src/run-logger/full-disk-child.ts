// Fills the file system that the folder is on, frees it, and tells in one JSON line what became of the records.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { countRecords, openLog } from './read-log.ts'

const [folder = ''] = process.argv.slice(2)
await writeFile(join(folder, 'ballast'), Buffer.alloc(3_000_000))
const log = openLog(join(folder, 'full.jsonl'), 100_000_000)
const codes = new Set<string>()
let accepted = 0
let refused = 0
const append = async (writer: string, n: number) => {
  try {
    await log.append({ writer, n, text: 'x'.repeat(200) })
    return true
  } catch (error) {
    codes.add(NaturalCadError.is(error) ? error.code : String(error))
    return false
  }
}
for (let round = 0; round < 200; round += 1) {
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => append('full', round * 50 + index)))
  accepted += outcomes.filter(Boolean).length
  refused += outcomes.filter((outcome) => !outcome).length
}
await rm(join(folder, 'ballast'))
const after = await Promise.all(Array.from({ length: 100 }, (_, n) => append('freed', n)))
const counts = await countRecords(log)
const { bad, unfinished } = await log.verify()
await log.close()
process.stdout.write(
  `${JSON.stringify({ accepted, refused, codes: [...codes], afterwards: after.filter(Boolean).length, present: counts.size, bad: bad.length + unfinished.length })}\n`,
)
