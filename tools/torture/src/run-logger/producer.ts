// Appends for ever, or `count` records, and prints the number of each record once it is acknowledged.
import { createDiskRunLog } from '@naturalcad/run-logger'

const [file = '', name = '', count = 'Infinity', producers = '32', maxBytes = '1000000'] = process.argv.slice(2)
const log = createDiskRunLog<{ writer: string; n: number; text: string }>({
  file,
  schema: { parse: (value) => value as { writer: string; n: number; text: string } },
  rotation: { maxBytes: Number(maxBytes) },
})
let next = 0
process.stdout.write('ready\n')
await Promise.all(
  Array.from({ length: Number(producers) }, async () => {
    while (next < Number(count)) {
      const n = next
      next += 1
      await log.append({ writer: name, n, text: 'x'.repeat(n % 300) })
      process.stdout.write(`${n}\n`)
    }
  }),
)
await log.close()
