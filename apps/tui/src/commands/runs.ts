import type { Command } from '../arguments/parse-arguments.ts'
import { openLocalEngine } from '../choose-maker.ts'
import { formatTable } from '../output/table.ts'
import type { CommandContext } from './command-context.ts'

/** The last runs of the data folder, newest first. */
export async function runs({ limit, json }: Extract<Command, { name: 'runs' }>, { environment, terminal }: CommandContext): Promise<void> {
  const engine = openLocalEngine(environment)
  try {
    const records = await engine.listRuns({ limit })
    if (json) {
      terminal.out.write(`${JSON.stringify({ runs: records })}\n`)
      return
    }
    if (records.length === 0) {
      terminal.out.write(`No runs in ${environment.dataDir} yet. Make one: naturalcad make "plate 80x50x6 mm with 4 holes"\n`)
      return
    }
    const rows = records.map(({ timestamp, run_id, state, geometry_family, runtime_seconds, error_code, prompt }) => [
      timestamp.slice(0, 19).replace('T', ' '),
      run_id.slice(0, 8),
      error_code ?? state,
      geometry_family ?? '-',
      `${runtime_seconds.toFixed(1)} s`,
      prompt.replaceAll(/\s+/g, ' '),
    ])
    terminal.out.write(formatTable(rows, terminal.columns, 'clip'))
  } finally {
    await engine.close()
  }
}
