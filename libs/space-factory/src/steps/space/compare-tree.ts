import { createHash } from 'node:crypto'
import type { WorkspaceFile } from '../workspace-files.ts'

/** A file of a repository, as the Hub lists it. */
export interface TreeFile {
  path: string
  /** Git's own hash: of the content, or of the pointer where the content is kept apart. */
  oid: string
  /** SHA-256 of a content that is kept apart. */
  lfs?: { oid: string } | null | undefined
}

export interface TreeDifference {
  /** To be sent: new, or of other content. */
  changed: WorkspaceFile[]
  /** Paths that are no more in the workspace. */
  deleted: string[]
}

/** The Hub makes it itself, and a workspace may do without. */
const ofHub = new Set(['.gitattributes'])

/** What has to change for the repository to hold the workspace and nothing else. */
export function compareTree(workspace: readonly WorkspaceFile[], tree: readonly TreeFile[]): TreeDifference {
  const there = new Map(tree.map((file) => [file.path, file]))
  const wanted = new Set(workspace.map(({ path }) => path))
  return {
    changed: workspace.filter(({ path, bytes }) => !isSame(bytes, there.get(path))),
    deleted: tree.map(({ path }) => path).filter((path) => !wanted.has(path) && !ofHub.has(path)),
  }
}

function isSame(bytes: Uint8Array, file: TreeFile | undefined): boolean {
  if (file === undefined) return false
  if (file.lfs != null) return file.lfs.oid === createHash('sha256').update(bytes).digest('hex')
  return file.oid === createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
