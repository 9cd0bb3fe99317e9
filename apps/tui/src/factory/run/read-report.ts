import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryRunId } from '@naturalcad/contracts/factory'
import type { SpaceFactory } from '@naturalcad/space-factory'
import type { Terminal } from '../../output/terminal.ts'
import { formatReport } from '../output/format-report.ts'

/** `report.md`, behind an empty line; nothing where there is none yet. */
export async function readReport(factory: SpaceFactory, runId: FactoryRunId, { terminal, signal }: { terminal: Terminal; signal: AbortSignal }): Promise<string> {
  try {
    const { body } = await factory.openFile(runId, 'report.md', { signal })
    return `\n${formatReport(await new Response(body).text(), terminal)}`
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return ''
    throw error
  }
}
