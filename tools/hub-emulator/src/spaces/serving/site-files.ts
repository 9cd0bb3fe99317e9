import { createReadStream, lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Content } from '../../http/send-content.ts'
import type { Commit } from '../../repositories/git/git-store.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'

type File = Omit<Content, 'type'>

/** The files of a static Space; undefined where there is none of that path. */
export type FindFile = (path: string) => File | undefined

/** As a commit has them, large files included. */
export function filesOfCommit({ git, contents }: Pick<RepositoryServices, 'git' | 'contents'>, repositoryId: string, { tree }: Commit): FindFile {
  return (path) => {
    const entry = git.find(repositoryId, tree, path)
    if (entry?.kind !== 'blob') return undefined
    const blob = git.blob(repositoryId, entry.oid)
    return { size: blob.lfsSize ?? blob.size, etag: `"${blob.oid}"`, open: (range) => contents.open(blob, range) }
  }
}

/** As a build left them. A link leads nowhere, for the build may have made it point at this machine's own files. */
export function filesOfFolder(folder: string): FindFile {
  return (path) => {
    let place = folder
    let found = lstatSync(place)
    for (const name of path.split('/')) {
      if (name === '' || name === '.' || name === '..' || !found.isDirectory()) return undefined
      place = join(place, name)
      const next = lstatSync(place, { throwIfNoEntry: false })
      if (next === undefined || next.isSymbolicLink()) return undefined
      found = next
    }
    if (!found.isFile()) return undefined
    return { size: found.size, etag: `"${found.size.toString(16)}-${found.mtimeMs.toString(16)}"`, open: (range) => createReadStream(place, range) }
  }
}
