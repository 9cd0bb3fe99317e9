import type { Containers } from '../../containers/create-containers.ts'
import type { VolumeRequest } from '../../mounts/volume.ts'
import type { Repository } from '../../repositories/repository.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'

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
