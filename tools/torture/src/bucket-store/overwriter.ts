// Overwrites one object for ever with contents that tell whether they are whole, and prints the number of each that was accepted.
import { createDiskStore } from '@naturalcad/bucket-store'
import { makeContent } from './content.ts'

const [root = '', first = '0'] = process.argv.slice(2)
const store = createDiskStore({ root })
process.stdout.write('ready\n')
for (let n = Number(first); ; n += 1) {
  await store.put('runs/1/part.step', makeContent(n))
  process.stdout.write(`${n}\n`)
}
