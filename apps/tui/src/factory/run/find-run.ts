import { NaturalCadError } from '@naturalcad/contracts/errors'
import { FactoryRunId } from '@naturalcad/contracts/factory'
import type { SpaceFactory } from '@naturalcad/space-factory'

/** The run that is meant by an id, or by `last`. Rejects with `INVALID_REQUEST` for what is neither, `NOT_FOUND` without a run. */
export async function findRun(factory: SpaceFactory, text: string, signal: AbortSignal): Promise<FactoryRunId> {
  if (text !== 'last') return checkRunId(text)
  const [newest] = await factory.list({ limit: 1, signal })
  if (newest === undefined) throw new NaturalCadError('NOT_FOUND', 'there is no run yet', { remedy: 'start one: naturalcad factory launch' })
  return newest.run.runId
}

function checkRunId(text: string): FactoryRunId {
  const parsed = FactoryRunId.safeParse(text)
  if (parsed.success) return parsed.data
  throw new NaturalCadError('INVALID_REQUEST', `${JSON.stringify(text)} is no run id, such as 20260801-120000-abcdefgh`, {
    remedy: 'list them with: naturalcad factory list; the newest one is last',
  })
}
