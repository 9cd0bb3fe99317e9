import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryRunId } from '@naturalcad/contracts/factory'
import { getSpaceRuntime, listSpaceVariables } from '@naturalcad/hub-client'
import { markerVariable } from '../../run/space-marker.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'

/** Rejects with `CONFLICT` where there is a Space of that name that none of these runs has made: what exists is never overwritten. */
export async function checkSpaceIsFree(launcher: Launcher, spaceId: string, ownRunIds: readonly FactoryRunId[], call: CallOptions): Promise<void> {
  if (!(await isSpaceThere(launcher, spaceId, call))) return
  if (ownRunIds.length > 0) {
    const variables = await listSpaceVariables({ ...launcher.hub(call), repo: `spaces/${spaceId}` })
    const maker = variables[markerVariable]?.value
    if (maker != null && ownRunIds.includes(maker)) return
  }
  throw new NaturalCadError('CONFLICT', `the Space ${spaceId} is there already, and what exists is never overwritten`, {
    remedy: 'choose another name, or delete it first',
    details: { spaceId },
  })
}

/** Rejects with `NOT_FOUND`. */
export async function checkSpaceIsThere(launcher: Launcher, spaceId: string, call: CallOptions): Promise<void> {
  if (await isSpaceThere(launcher, spaceId, call)) return
  throw new NaturalCadError('NOT_FOUND', `there is no Space ${spaceId}, or the token may not see it`, { remedy: 'look at the name, or sign in as somebody who can see it', details: { spaceId } })
}

async function isSpaceThere(launcher: Launcher, spaceId: string, call: CallOptions): Promise<boolean> {
  try {
    await getSpaceRuntime({ ...launcher.hub(call), repo: `spaces/${spaceId}` })
    return true
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return false
    throw error
  }
}
