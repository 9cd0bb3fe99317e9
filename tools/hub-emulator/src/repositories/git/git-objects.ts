import { createHash } from 'node:crypto'

export interface TreeEntry {
  name: string
  kind: 'blob' | 'tree'
  oid: string
}

function hashObject(type: string, content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex')
}

export function blobOid(content: Buffer): string {
  return hashObject('blob', content)
}

/** What git itself stores for a large file. */
export function lfsPointer(sha256: string, size: number): Buffer {
  return Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${size}\n`)
}

/** Git's order: by bytes of the name, folders as if they ended in a slash. */
export function sortEntries(entries: readonly TreeEntry[]): TreeEntry[] {
  const key = ({ name, kind }: TreeEntry): Buffer => Buffer.from(kind === 'tree' ? `${name}/` : name)
  return [...entries].sort((one, other) => Buffer.compare(key(one), key(other)))
}

export function treeOid(sorted: readonly TreeEntry[]): string {
  const parts = sorted.flatMap(({ name, kind, oid }) => [Buffer.from(`${kind === 'tree' ? '40000' : '100644'} ${name}\0`), Buffer.from(oid, 'hex')])
  return hashObject('tree', Buffer.concat(parts))
}

export interface CommitContent {
  tree: string
  parent: string | null
  title: string
  message: string
  author: string
  /** Milliseconds; git keeps whole seconds. */
  date: number
}

export function commitOid({ tree, parent, title, message, author, date }: CommitContent): string {
  const person = `${author} <${author}@users.noreply.huggingface.co> ${Math.floor(date / 1000)} +0000`
  const body = message === '' ? `${title}\n` : `${title}\n\n${message}\n`
  return hashObject('commit', Buffer.from(`tree ${tree}\n${parent === null ? '' : `parent ${parent}\n`}author ${person}\ncommitter ${person}\n\n${body}`))
}
