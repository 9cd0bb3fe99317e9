// Appends so many records at once, and prints what became of each, in one line of JSON.
import { createDiskRunLog } from '@naturalcad/run-logger'

const [file = '', count = '0'] = process.argv.slice(2)
const log = createDiskRunLog<object>({ file, schema: { parse: (value) => value as object } })
const outcomes = await Promise.allSettled(Array.from({ length: Number(count) }, (_, id) => log.append({ id, text: 'é'.repeat(40) })))
await log.close()
process.stdout.write(JSON.stringify(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.offset : (outcome.reason as { code: string }).code))))
