import type { RunningApp, SpaceSource } from '../runtime/space-runner.ts'
import type { FindFile } from '../serving/site-files.ts'
import { createStaticSite } from '../serving/static-site.ts'
import type { SpaceRunnerOptions } from './space-runner-options.ts'

/** The app of a static Space: no process, and nothing that could end. */
export function serveFiles(find: FindFile, environmentOf: SpaceRunnerOptions['environmentOf'], { repository, card }: SpaceSource): RunningApp {
  return {
    serving: { kind: 'here', handle: createStaticSite({ find, appFile: card.appFile, variables: () => environmentOf(repository, card.title).open }) },
    crashed: new Promise(() => {}),
    usage: () => undefined,
    stop: async () => {},
  }
}
