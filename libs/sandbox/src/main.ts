#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createSandbox } from './create-sandbox.ts'
import { levels, type SandboxLevel } from './level.ts'
import { runSelfTest, type SelfTestReport, type SelfTestRow } from './self-test/run-self-test.ts'

const help = `Usage: naturalcad-sandbox <probe | self-test> [--level N] [--json]

  probe       tells which sandbox level this machine allows, and why not more
  self-test   lets bounded attacks loose, without the sandbox and inside it, and checks what the level promises

  --level N   use at most this level, 0 to 4
  --json      one JSON object on standard output

Exit status: 0 every promise kept, 1 one broken, 2 it could not be tried.
Example: naturalcad-sandbox self-test --level 3
`

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  const { message, remedy } = NaturalCadError.from(error)
  process.stderr.write(`sandbox: ${message}\n${remedy === undefined ? '' : `${remedy}\n`}`)
  return 2
})

async function main(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args)
  const [command] = positionals
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  if (positionals.length !== 1 || (command !== 'probe' && command !== 'self-test')) throw new NaturalCadError('INVALID_REQUEST', 'say probe or self-test', { remedy: help })
  const sandbox = createSandbox({ floor: 0, level: readLevel(values.level) })
  const { level, layers, reasons } = sandbox
  if (command === 'probe') {
    process.stdout.write(values.json ? `${JSON.stringify({ level, layers, reasons })}\n` : `level ${level}: ${levels[level]}\n${reasons.map((reason) => `- ${reason}\n`).join('')}`)
    return 0
  }
  const report = await runSelfTest({ sandbox, onRow: (row) => values.json || process.stdout.write(describeRow(row)) })
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : summarise(report))
  return report.passed ? 0 : 1
}

function readArguments(args: string[]) {
  const options = { level: { type: 'string', default: '4' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new NaturalCadError('INVALID_REQUEST', error instanceof Error ? error.message : String(error), { remedy: help })
  }
}

function readLevel(text: string): SandboxLevel {
  if (/^[0-4]$/.test(text)) return Number(text) as SandboxLevel
  throw new NaturalCadError('INVALID_REQUEST', `--level is ${JSON.stringify(text)}, and has to be 0 to 4`)
}

function describeRow({ attack, profile, shown, contained, promised, containedFrom }: SelfTestRow): string {
  const outcome = contained ? 'contained' : promised ? 'NOT CONTAINED' : `not contained (from level ${containedFrom})`
  return `${attack.padEnd(24)}${profile.padEnd(10)}${(shown ? 'shown' : 'not shown').padEnd(11)}${outcome}\n`
}

function summarise({ level, passed, rows }: SelfTestReport): string {
  const promised = rows.filter((row) => row.promised)
  const kept = promised.filter(({ contained }) => contained)
  return `level ${level} (${levels[level]}): ${kept.length} of ${promised.length} promises kept${passed ? '' : ', and that is not enough'}\n`
}
