import type { Repository } from '../../repositories/repository.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'
import { SpaceFailure } from '../runtime/space-failure.ts'
import type { SpaceRunner } from '../runtime/space-runner.ts'
import { openStaticSpace } from './open-static-space.ts'

/** What the process of an app finds in its environment. Pages of a static Space see the open part. */
export interface AppEnvironment {
  open: Record<string, string>
  secret: Record<string, string>
}

export interface SpaceRunnerOptions {
  services: RepositoryServices
  environmentOf: (repository: Repository, title: string) => AppEnvironment
}

export function createSpaceRunner({ services, environmentOf }: SpaceRunnerOptions): SpaceRunner {
  return {
    open: (source) => (source.card.sdk === 'static' && source.card.buildCommand === undefined ? openStaticSpace(services, environmentOf, source) : undefined),
    build: async ({ card }) => {
      throw new SpaceFailure('BUILD_ERROR', `This emulator does not build ${card.sdk} Spaces`)
    },
  }
}
