import { NaturalCadError } from '@naturalcad/contracts/errors'
import { Manifest, PartReport } from '@naturalcad/contracts/part'
import type { LocalEngine } from '@naturalcad/cad-engine'
import type { Command } from '../arguments/parse-arguments.ts'
import { openLocalEngine } from '../choose-maker.ts'
import { formatBytes } from '../output/format-bytes.ts'
import { formatChecks, formatMeasures } from '../output/format-checks.ts'
import { printText } from '../output/print-text.ts'
import { formatTable } from '../output/table.ts'
import type { CommandContext } from './command-context.ts'

/** One run of the data folder: its record, and its checks and files while they are kept. */
export async function show({ id, json }: Extract<Command, { name: 'show' }>, { environment, terminal }: CommandContext): Promise<void> {
  const engine = openLocalEngine(environment)
  try {
    const record = await engine.findRun(id)
    if (record === undefined) {
      throw new NaturalCadError('NOT_FOUND', `no single run of ${environment.dataDir} has an id that begins with ${JSON.stringify(id)}`, {
        remedy: 'list them with: naturalcad runs',
      })
    }
    const manifest = await readFile(engine, record.run_id, 'manifest.json', Manifest)
    const report = await readFile(engine, record.run_id, 'report.json', PartReport)
    if (json) {
      terminal.out.write(`${JSON.stringify({ record, report, manifest })}\n`)
      return
    }
    const { columns } = terminal
    const { schemaVersion: _version, transitions: _transitions, artifacts: _artifacts, ...facts } = record
    const rows = Object.entries(facts).map(([key, value]) => [key, value === null ? '-' : String(value)])
    const text = [
      formatTable(rows, columns),
      ...(report === undefined ? [] : ['\nMeasures\n', formatMeasures(report.validation.measures, columns), '\nChecks\n', formatChecks(report.validation.checks, columns)]),
      ...(manifest === undefined ? ['\nNo files of this run are kept in the data folder.\n'] : ['\nFiles\n', formatTable(manifest.files.map(toFileRow), columns)]),
    ]
    printText(text.join(''), 'out', terminal)
  } finally {
    await engine.close()
  }
}

function toFileRow({ name, bytes, sha256 }: Manifest['files'][number]): string[] {
  return [`  ${name}`, formatBytes(bytes), sha256.slice(0, 16)]
}

/** Undefined where the run never had the file, or it is no longer kept. */
async function readFile<T>(engine: LocalEngine, runId: string, name: string, schema: { parse: (value: unknown) => T }): Promise<T | undefined> {
  try {
    return schema.parse(await new Response(await engine.openArtifact(runId, name)).json())
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return undefined
    throw error
  }
}
