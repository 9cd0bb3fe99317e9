import { connect } from '../call/connect.ts'
import { given } from '../call/given.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'
import { SpaceRuntime } from './space-runtime.ts'

export interface SetSpaceHardwareParams extends SpaceCall {
  /** Such as `cpu-basic`, `zero-a10g`, `l4x1`: see `listSpaceHardware`. */
  flavor: string
  /** Seconds without a request after which the Space sleeps, -1 for never; heeded on paid hardware only. */
  sleepTimeSeconds?: number
}

/**
 * Asks for other hardware. Granted is what `hardware.current` says once the Space runs. Rejects with `FORBIDDEN` or `PAYMENT_REQUIRED`
 * where the account may not have it; tokens of OAuth applications may get `UNAUTHORIZED`: then a person has to choose it.
 */
export async function setSpaceHardware({ repo, flavor, sleepTimeSeconds, ...call }: SetSpaceHardwareParams): Promise<SpaceRuntime> {
  const json = { flavor, ...given({ sleepTimeSeconds }) }
  return connect(call).json(toApiPath(repo, '/hardware', 'space'), { method: 'POST', json, isIdempotent: true, schema: SpaceRuntime })
}
