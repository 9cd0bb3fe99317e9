import type { Flavor } from '../../hardware/flavors.ts'
import type { Repository } from '../../repositories/repository.ts'

export interface SpaceEnvironment {
  repository: Repository
  title: string
  /** The Space's own address, without the scheme. */
  host: string
  flavor: Flavor
}

/** What every app of a Space finds in its environment. */
export function describeToApp({ repository, title, host, flavor }: SpaceEnvironment): Record<string, string> {
  const { fullName, namespace, name, creatorId } = repository
  return {
    SYSTEM: 'spaces',
    SPACE_ID: fullName,
    SPACE_AUTHOR_NAME: namespace.name,
    SPACE_REPO_NAME: name,
    SPACE_TITLE: title,
    SPACE_HOST: host,
    SPACE_CREATOR_USER_ID: creatorId,
    ACCELERATOR: acceleratorOf(flavor),
    CPU_CORES: String(flavor.vcpus),
    MEMORY: `${flavor.ramGb}Gi`,
  }
}

function acceleratorOf({ accelerator, name }: Flavor): string {
  return accelerator === null || name === 'zero-a10g' ? 'none' : accelerator.model.toLowerCase().replaceAll(' ', '-')
}
