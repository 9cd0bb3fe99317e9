import { NaturalCadError } from '@naturalcad/contracts/errors'
import { FactoryRunId } from '@naturalcad/contracts/factory'
import type { SpaceFactory } from '@naturalcad/space-factory'

/** Throws `INVALID_REQUEST` for what is neither an id nor `last`. */
export function checkRunName(text: string): void {
  if (text === 'last' || FactoryRunId.safeParse(text).success) return
  throw new NaturalCadError('INVALID_REQUEST', `${JSON.stringify(text)} is no run id, such as 20260801-120000-abcdefgh`, {
    remedy: 'list them with: naturalcad factory list; the newest one is last',
  })
}

/** The newest run. Rejects with `NOT_FOUND` where there is none. */
export async function findLastRun(factory: SpaceFactory, signal: AbortSignal): Promise<FactoryRunId> {
  const [newest] = await factory.list({ limit: 1, signal })
  if (newest === undefined) throw new NaturalCadError('NOT_FOUND', 'there is no run yet', { remedy: 'start one: naturalcad factory launch' })
  return newest.run.runId
}
