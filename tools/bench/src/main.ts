import { parseArgs } from 'node:util'
import { benchBucketStore } from './bucket-store/bench-bucket-store.ts'
import { benchHubEmulator } from './hub-emulator/bench-hub-emulator.ts'
import { benchMainJob } from './main-job/bench-main-job.ts'
import { benchRunLogger } from './run-logger/bench-run-logger.ts'
import { benchSpaceFactory } from './space-factory/bench-space-factory.ts'
import { createReport, formatReport } from './report.ts'

const benches = { 'bucket-store': benchBucketStore, 'main-job': benchMainJob, 'run-logger': benchRunLogger, 'hub-emulator': benchHubEmulator, 'space-factory': benchSpaceFactory }

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' } },
  allowPositionals: true,
})
const [name] = positionals
const rounds = Number(values.rounds)
if (name === undefined || !Object.hasOwn(benches, name) || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`usage: ./dev bench <${Object.keys(benches).join(' | ')}> [--rounds N] [--json]`)
  process.exit(2)
}
const tell = (message: string) => process.stderr.write(`bench: ${message}\n`)
const report = createReport(name, await benches[name as keyof typeof benches]({ rounds, tell }))
process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : formatReport(report))
