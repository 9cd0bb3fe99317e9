import type { Content } from '../../http/send-content.ts'
import type { Commit } from '../../repositories/git/git-store.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'

type File = Omit<Content, 'type'>

/** The files of a static Space; undefined where there is none of that path. */
export type FindFile = (path: string) => File | undefined

/** Large files included. */
export function filesOfCommit({ git, contents }: Pick<RepositoryServices, 'git' | 'contents'>, repositoryId: string, { tree }: Commit): FindFile {
  return (path) => {
    const entry = git.find(repositoryId, tree, path)
    if (entry?.kind !== 'blob') return undefined
    const blob = git.blob(repositoryId, entry.oid)
    return { size: blob.lfsSize ?? blob.size, etag: `"${blob.oid}"`, open: (range) => contents.open(blob, range) }
  }
}
