import type { Containers } from '../../containers/create-containers.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'
import type { JobImage, OpenImageOptions } from '../images/job-image.ts'
import { openDockerImage } from '../images/open-docker-image.ts'
import { openSpaceImage } from '../images/open-space-image.ts'
import type { JobSpec } from '../request/job-spec.ts'
import type { RunContainer } from './container.ts'
import { createWorkFolders } from './work-folders.ts'

export interface RunContainerOptions {
  containers: Containers
  repositories: RepositoryServices
  /** Emptied when this is called. */
  folder: string
}

/** Runs jobs on this machine, in what stands in for their images. */
export function createRunContainer({ containers, repositories, folder }: RunContainerOptions): RunContainer {
  const workFolders = createWorkFolders(folder)
  const openImage = async ({ dockerImage, spaceId }: JobSpec, options: OpenImageOptions): Promise<JobImage> =>
    spaceId === null ? openDockerImage(containers, dockerImage ?? '') : openSpaceImage(containers, repositories, spaceId, options)

  return async ({ spec, environment, secrets, memoryBytes, timeoutMs, onBegin, onLine, signal }) => {
    const work = workFolders.make()
    try {
      const image = await openImage(spec, { work: work.path, signal })
      const description = containers.describe(image.runtime)
      onBegin()
      onLine(`===== ${description} =====`)
      const container = await containers.start({
        runtime: image.runtime,
        command: commandOf(spec, image),
        environment: { ...image.environment, ...environment },
        secrets: { ...secrets },
        ...(image.packages === undefined ? {} : { packages: image.packages }),
        writable: image.writable ?? [],
        volumes: spec.volumes,
        ...(image.folder === undefined ? {} : { folder: image.folder }),
        listen: spec.expose.ports,
        memoryBytes, timeoutMs, onLine, signal,
      })
      const ended = container.ended.finally(() => work.remove())
      ended.catch(() => undefined)
      return { ...container, ended }
    } catch (error) {
      work.remove()
      throw error
    }
  }
}

function commandOf({ command, arguments: args }: JobSpec, { standardCommand }: JobImage): readonly [string, ...string[]] {
  const [program, ...rest] = [...(command ?? (args.length === 0 ? standardCommand : [])), ...args]
  if (program === undefined) throw new Error('a job without a command')
  return [program, ...rest]
}
