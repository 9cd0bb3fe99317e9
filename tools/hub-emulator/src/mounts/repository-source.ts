import { mainRef, resolveRevision } from '../repositories/git/revision.ts'
import type { Repository } from '../repositories/repository.ts'
import type { RepositoryServices } from '../repositories/repository-services.ts'
import type { VolumeSource } from './volume-source.ts'

/** The files of a repository at one commit, which does not change. */
export function createRepositorySource({ git, contents }: RepositoryServices, repository: Repository, revision: string | undefined, folder: string): VolumeSource {
  const { tree, date } = resolveRevision(git, repository, revision ?? mainRef)
  const root = git.find(repository.id, tree, folder)
  const blobOf = (path: string) => {
    const entry = root?.kind === 'tree' ? git.find(repository.id, root.oid, path) : undefined
    if (entry?.kind !== 'blob') throw new Error(`${path} is not in ${repository.fullName}`)
    return git.blob(repository.id, entry.oid)
  }
  return {
    name: `${repository.type} ${repository.fullName}`,
    list: () => (root?.kind === 'tree' ? [...git.walk(repository.id, root.oid)].filter(({ kind }) => kind === 'blob').map(({ path, oid }) => ({ path, tag: oid, mtime: date })) : []),
    read: (path) => contents.open(blobOf(path)),
    changes: () => 0,
  }
}
