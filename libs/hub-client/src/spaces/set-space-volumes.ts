import { connect } from '../call/connect.ts'
import { discard } from '../call/discard.ts'
import { toApiPath } from '../call/repo-id.ts'
import { toWireVolume, type VolumeInput } from '../call/volume.ts'
import type { SpaceCall } from './space-call.ts'

export interface SetSpaceVolumesParams extends SpaceCall {
  /** All of them: others are taken away. */
  volumes: readonly VolumeInput[]
}

/** Replaces the volumes of a Space. */
export async function setSpaceVolumes({ repo, volumes, ...call }: SetSpaceVolumesParams): Promise<void> {
  await discard(connect(call).open(toApiPath(repo, '/volumes', 'space'), { method: 'PUT', json: { volumes: volumes.map(toWireVolume) } }))
}
