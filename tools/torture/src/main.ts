import { parseArgs } from 'node:util'
import { tortureBucketStore } from './bucket-store/torture-bucket-store.ts'
import { formatCheck, type Check } from './check.ts'
import { tortureHubEmulator } from './hub-emulator/torture-hub-emulator.ts'
import { tortureServer } from './server/torture-server.ts'
import { tortureSpaceFactory } from './space-factory/torture-space-factory.ts'
import { tortureRunLogger } from './run-logger/torture-run-logger.ts'

const ordeals = { 'bucket-store': tortureBucketStore, 'hub-emulator': tortureHubEmulator, 'run-logger': tortureRunLogger, server: tortureServer, 'space-factory': tortureSpaceFactory }

const { values, positionals } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, small: { type: 'boolean', default: false }, lies: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [name] = positionals
const kills = Number(values.kills)
if (name === undefined || !Object.hasOwn(ordeals, name) || !Number.isInteger(kills) || kills < 1) {
  console.error(`usage: ./dev torture <${Object.keys(ordeals).join(' | ')}> [--kills N] [--small] [--lies] [--json]`)
  process.exit(2)
}
const tell = (message: string) => process.stderr.write(`torture: ${message}\n`)
const checks: Check[] = []
for await (const check of ordeals[name as keyof typeof ordeals]({ kills, small: values.small, lies: values.lies, tell })) {
  checks.push(check)
  if (!values.json) process.stdout.write(formatCheck(check))
}
if (values.json) process.stdout.write(`${JSON.stringify({ torture: name, checks })}\n`)
process.exitCode = checks.some(({ passed }) => passed === false) ? 1 : 0
