import type { GitStore } from './git-store.ts'
import type { TreeEntry } from './git-objects.ts'

interface Folder {
  kind: 'tree'
  /** Set until the folder is opened; an unopened folder is unchanged. */
  oid: string | undefined
  children: Map<string, Folder | File>
}

interface File {
  kind: 'blob'
  oid: string
}

/** Changes a tree in memory, opening only the folders on the way, and writes what has changed. */
export interface TreeEditor {
  set(path: string, blobOid: string): 'done' | 'blocked'
  /** Removes a file or a folder with all that is in it. */
  remove(path: string): boolean
  get(path: string): File | Folder | undefined
  write(): string
}

export function createTreeEditor(git: GitStore, repositoryId: string, root: string | undefined): TreeEditor {
  const top: Folder = { kind: 'tree', oid: root, children: new Map() }
  const open = (folder: Folder): Folder => {
    if (folder.oid === undefined) return folder
    for (const { name, kind, oid } of git.tree(repositoryId, folder.oid)) folder.children.set(name, kind === 'tree' ? { kind, oid, children: new Map() } : { kind, oid })
    folder.oid = undefined
    return folder
  }
  const isEmpty = (folder: Folder): boolean => folder.oid === undefined && folder.children.size === 0

  const editor: TreeEditor = {
    set: (path, blobOid) => {
      const names = path.split('/')
      const last = names.pop() ?? ''
      let folder = open(top)
      for (const name of names) {
        const next = folder.children.get(name) ?? { kind: 'tree', oid: undefined, children: new Map<string, Folder | File>() }
        if (next.kind === 'blob') return 'blocked'
        folder.children.set(name, next)
        folder = open(next)
      }
      if (folder.children.get(last)?.kind === 'tree') return 'blocked'
      folder.children.set(last, { kind: 'blob', oid: blobOid })
      return 'done'
    },
    remove: (path) => {
      const way: [Folder, string][] = []
      let folder: Folder | File | undefined = top
      for (const name of path.split('/')) {
        if (folder?.kind !== 'tree') return false
        way.push([open(folder), name])
        folder = folder.children.get(name)
      }
      if (folder === undefined) return false
      // Git has no empty folders.
      for (const [parent, name] of way.reverse()) {
        const child = parent.children.get(name)
        if (child === folder || (child?.kind === 'tree' && isEmpty(child))) parent.children.delete(name)
      }
      return true
    },
    get: (path) => {
      let found: Folder | File | undefined = top
      for (const name of path.split('/')) found = found?.kind === 'tree' ? open(found).children.get(name) : undefined
      return found
    },
    write: () => writeFolder(git, repositoryId, top),
  }
  return editor
}

function writeFolder(git: GitStore, repositoryId: string, folder: Folder): string {
  if (folder.oid !== undefined) return folder.oid
  const entries: TreeEntry[] = []
  for (const [name, child] of folder.children) {
    entries.push({ name, kind: child.kind, oid: child.kind === 'blob' ? child.oid : writeFolder(git, repositoryId, child) })
  }
  return git.addTree(repositoryId, entries)
}
