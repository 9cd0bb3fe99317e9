import type { RepositoryServices } from '../../repositories/repository-services.ts'
import type { RunningApp, SpaceSource } from '../runtime/space-runner.ts'
import { filesOfCommit, type FindFile } from '../serving/site-files.ts'
import { createStaticSite } from '../serving/static-site.ts'
import type { SpaceRunnerOptions } from './create-space-runner.ts'

/** Serves the files of the commit as they are. */
export function openStaticSpace(services: RepositoryServices, environmentOf: SpaceRunnerOptions['environmentOf'], source: SpaceSource): RunningApp {
  return serveFiles(filesOfCommit(services, source.repository.id, source.commit), environmentOf, source)
}

export function serveFiles(find: FindFile, environmentOf: SpaceRunnerOptions['environmentOf'], { repository, card }: SpaceSource): RunningApp {
  return {
    serving: { kind: 'here', handle: createStaticSite({ find, appFile: card.appFile, variables: () => environmentOf(repository, card.title).open }) },
    crashed: new Promise(() => {}),
    usage: () => undefined,
    stop: async () => {},
  }
}
