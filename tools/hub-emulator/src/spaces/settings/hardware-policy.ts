import { findFlavor, type Flavor } from '../../hardware/flavors.ts'
import { HubError } from '../../http/hub-error.ts'
import { planTerms } from '../../identity/plans.ts'
import type { Account, Principal } from '../../identity/principal.ts'
import { zeroGpu } from '../../repositories/management/create-repository.ts'
import type { Repository, SpaceSdk } from '../../repositories/repository.ts'
import type { RepositoryStore } from '../../repositories/repository-store.ts'
import type { SpacePolicy } from '../space-services.ts'
import { isPaidHardware } from './sleep-time.ts'

interface HardwareWish {
  name: string
  namespace: Account
  sdk: SpaceSdk | null
  /** The Space that wants it; undefined while it is being created. */
  repository?: Repository
}

/** Throws the Hub's refusal by sort of Space (400) and by plan (402). */
export function assertHardware({ name, namespace, sdk, repository }: HardwareWish, repositories: RepositoryStore): Flavor {
  if (sdk === 'static') throw new HubError(400, 'Static Spaces have no hardware')
  const flavor = findFlavor(name, 'space')
  if (flavor === undefined) throw new HubError(400, `"${name}" is not a hardware flavor of Spaces`)
  const { isPaid, maxZeroGpuSpaces } = planTerms[namespace.plan]
  if (name === zeroGpu) {
    if (sdk !== 'gradio') throw new HubError(400, `${zeroGpu} is only available to Gradio Spaces`)
    const others = repositories.list('space').filter((space) => space.namespace.id === namespace.id && space.hardware === zeroGpu && space.id !== repository?.id)
    if (others.length >= maxZeroGpuSpaces) throw new HubError(402, `Payment required: this account may have ${maxZeroGpuSpaces} ZeroGPU Spaces.`)
  }
  if (isPaidHardware(name) && !isPaid) throw new HubError(402, `Payment required: add a payment method to ${namespace.name} to use ${name}.`)
  return flavor
}

/** The Hub treats an OAuth token here as none. */
export function assertTokenKind({ token }: Principal, { refusesHardwareToOAuth }: SpacePolicy): void {
  if (refusesHardwareToOAuth && token.grant.kind === 'oauth') throw new HubError(401, 'Invalid username or password.')
}
