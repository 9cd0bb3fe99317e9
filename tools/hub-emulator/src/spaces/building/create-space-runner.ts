import type { Containers } from '../../containers/create-containers.ts'
import type { VolumeRequest } from '../../mounts/volume.ts'
import type { Repository } from '../../repositories/repository.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'
import { SpaceFailure } from '../runtime/space-failure.ts'
import type { SpaceRunner } from '../runtime/space-runner.ts'
import { buildGradioSpace } from './gradio-space.ts'
import { openStaticSpace } from './open-static-space.ts'
import { buildStaticSpace } from './static-build.ts'

/** What the process of an app finds in its environment. Pages of a static Space see the open part. */
export interface AppEnvironment {
  open: Record<string, string>
  secret: Record<string, string>
}

export interface SpaceRunnerOptions {
  services: RepositoryServices
  containers: Containers
  /** For copies of the files that apps run on. */
  folder: string
  environmentOf: (repository: Repository, title: string) => AppEnvironment
  volumesOf: (repository: Repository) => readonly VolumeRequest[]
}

export function createSpaceRunner(options: SpaceRunnerOptions): SpaceRunner {
  return {
    open: (source) => openStaticSpace(options, source),
    build: async (source, request) => {
      switch (source.card.sdk) {
        case 'gradio':
          return buildGradioSpace(options, source, request)
        case 'static':
          return buildStaticSpace(options, source, request)
        case 'docker':
        case 'streamlit':
          throw new SpaceFailure('BUILD_ERROR', `This emulator has no Docker, which ${source.card.sdk} Spaces are built with. Use the gradio or static SDK to try the Space here.`)
        default:
          return source.card.sdk satisfies never
      }
    },
  }
}
