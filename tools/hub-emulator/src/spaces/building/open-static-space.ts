import type { RunningApp, SpaceSource } from '../runtime/space-runner.ts'
import { filesOfCommit } from '../serving/site-files.ts'
import type { SpaceRunnerOptions } from './space-runner-options.ts'
import { serveFiles } from './serve-files.ts'
import { findStaticBuild } from './static-build.ts'

/** Serves the files of the commit, or those that its build has made; undefined for a Space that has to be built or is not static. */
export function openStaticSpace(options: SpaceRunnerOptions, source: SpaceSource): RunningApp | undefined {
  const { services, environmentOf } = options
  const { card, repository } = source
  if (card.sdk !== 'static') return undefined
  const commit = card.buildCommand === undefined ? source.commit : findStaticBuild(options, source)
  return commit === undefined ? undefined : serveFiles(filesOfCommit(services, repository.id, commit), environmentOf, source)
}
