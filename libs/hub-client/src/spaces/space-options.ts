import { given } from '../call/given.ts'
import { toWireVolume, type VolumeInput } from '../call/volume.ts'
import { toWireEntry, type SpaceEntryInput } from './space-entry.ts'

/** What a Space can be given the moment it comes into being, so that it never runs without. */
export interface SpaceOptions {
  /** A flavor. Refused with `PAYMENT_REQUIRED` or `FORBIDDEN` where the account may not have it; then no Space is made. */
  hardware?: string
  /** Seconds without a request, -1 for never; heeded on paid hardware only. */
  sleepTimeSeconds?: number
  secrets?: readonly SpaceEntryInput[]
  variables?: readonly SpaceEntryInput[]
  volumes?: readonly VolumeInput[]
}

export type RepoVisibility = 'public' | 'private' | 'protected'

export function toWireSpaceOptions({ hardware, sleepTimeSeconds, secrets, variables, volumes }: SpaceOptions): Record<string, unknown> {
  return given({
    hardware,
    sleepTimeSeconds,
    secrets: secrets?.map(toWireEntry),
    variables: variables?.map(toWireEntry),
    volumes: volumes?.map(toWireVolume),
  })
}
