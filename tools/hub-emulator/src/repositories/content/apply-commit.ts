import { HubError } from '../../http/hub-error.ts'
import { pullRequestOf } from '../discussions/discussion.ts'
import { blobOid, lfsPointer } from '../git/git-objects.ts'
import type { Blob, Commit, GitStore } from '../git/git-store.ts'
import { createTreeEditor, type TreeEditor } from '../git/tree-editor.ts'
import { mainRef } from '../git/revision.ts'
import type { LfsObject } from '../lfs/lfs-object.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { syncSpaceApplication } from '../space-oauth/space-application.ts'

export type Change =
  | { kind: 'set'; path: string; blob: Blob; oldPath?: string | undefined }
  | { kind: 'delete'; path: string; what: 'file' | 'folder' | 'entry' }

export interface CommitRequest {
  /** The ref that moves to the new commit. */
  ref: string
  /** Undefined for the first commit of a repository. */
  parent: Commit | undefined
  title: string
  message: string
  author: string
  changes: readonly Change[]
}

/** Puts a content into the object store; the blob enters the index with the commit. */
export async function storeRegularFile({ objects }: Pick<RepositoryServices, 'objects'>, content: Buffer): Promise<Blob> {
  const { sha256 } = await objects.put(content)
  return { oid: blobOid(content), size: content.length, sha256, lfsSize: null, xetHash: null }
}

export function lfsBlob({ sha256, size, xetHash }: LfsObject): Blob {
  const pointer = lfsPointer(sha256, size)
  return { oid: blobOid(pointer), size: pointer.length, sha256, lfsSize: size, xetHash }
}

/** One transaction: the ref moves with everything it needs, or nothing has happened. Call it inside one that has checked the parent. */
export function applyCommit(services: RepositoryServices, repository: Repository, request: CommitRequest): Commit {
  const { accounts, database, discussions, git, repositories, now } = services
  const { ref, parent, title, message, author, changes } = request
  return database.transaction(() => {
    const editor = createTreeEditor(git, repository.id, parent?.tree)
    for (const change of changes) applyChange(git, repository, editor, change)
    const date = Math.max(now(), parent?.date ?? 0)
    const commit = git.addCommit(repository.id, { tree: editor.write(), parent: parent?.oid ?? null, title, message, author, date })
    git.setRef(repository.id, { name: ref, commitOid: commit.oid, message: null })
    repositories.touch(repository.id)
    const num = pullRequestOf(ref)
    if (num !== undefined) discussions.addEvent({ repositoryId: repository.id, num }, accounts.find(author)?.id ?? '', { type: 'commit', subject: title, oid: commit.oid })
    if (ref === mainRef) syncSpaceApplication(services, repository, commit)
    return commit
  })
}

function applyChange(git: GitStore, repository: Repository, editor: TreeEditor, change: Change): void {
  if (change.kind === 'delete') {
    const kind = editor.get(change.path)?.kind
    const isThere = change.what === 'entry' ? kind !== undefined : kind === (change.what === 'file' ? 'blob' : 'tree')
    if (!isThere) throw new HubError(404, `Cannot delete "${change.path}": no such ${change.what}`, { code: 'EntryNotFound' })
    editor.remove(change.path)
    return
  }
  if (change.oldPath !== undefined && !editor.remove(change.oldPath)) throw new HubError(404, `Cannot move "${change.oldPath}": no such file`, { code: 'EntryNotFound' })
  git.addBlob(repository.id, change.blob)
  if (editor.set(change.path, change.blob.oid) === 'blocked') throw new HubError(400, `"${change.path}" is in the way of, or below, something of another kind`)
}
