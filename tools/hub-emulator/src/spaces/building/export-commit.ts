import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Commit } from '../../repositories/git/git-store.ts'
import type { Repository } from '../../repositories/repository.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'

/** Writes all files of a commit below an empty folder, large ones with their content. */
export async function exportCommit({ git, contents }: Pick<RepositoryServices, 'git' | 'contents'>, { id }: Repository, { tree }: Commit, folder: string, signal: AbortSignal): Promise<void> {
  for (const { kind, path, oid } of git.walk(id, tree)) {
    const target = join(folder, path)
    if (kind === 'tree') {
      mkdirSync(target, { recursive: true })
      continue
    }
    mkdirSync(dirname(target), { recursive: true })
    const blob = git.blob(id, oid)
    const size = blob.lfsSize ?? blob.size
    await pipeline(size === 0 ? [] : contents.open(blob, { start: 0, end: size - 1 }), createWriteStream(target, { flags: 'wx' }), { signal })
  }
}
