import { readTextFile } from '../../repositories/content/read-file.ts'
import { findRevision, mainRef } from '../../repositories/git/revision.ts'
import type { Repository } from '../../repositories/repository.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'
import { readSpaceCard } from '../building/space-card.ts'
import type { SettingStore } from '../settings/setting-store.ts'
import { SpaceFailure } from './space-failure.ts'
import type { SpaceSource } from './space-runner.ts'

/** @throws SpaceFailure CONFIG_ERROR or NO_APP_FILE */
export function readSource(services: Pick<RepositoryServices, 'git' | 'contents'>, settings: SettingStore, repository: Repository): SpaceSource {
  const commit = findRevision(services.git, repository, mainRef)
  if (commit === undefined) throw new SpaceFailure('NO_APP_FILE', 'The Space has no commit')
  const card = readSpaceCard(readTextFile(services, repository, commit, 'README.md'))
  const clashes = settings.clashes(repository.id)
  if (clashes.length > 0) throw new SpaceFailure('CONFIG_ERROR', `Collision on variables and secrets names: ${clashes.join(', ')}`)
  // A build command makes the app file of a static Space.
  if (card.buildCommand === undefined && services.git.find(repository.id, commit.tree, card.appFile)?.kind !== 'blob') {
    throw new SpaceFailure('NO_APP_FILE', `No application file: the Space has no ${card.appFile}`)
  }
  return { repository, commit, card }
}
