import { constants, type Dirent } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type WorkspaceEntry, workspaceLimits } from './workspace.ts'

/** Made by programs on the way, wanted by nobody: left out of the upload, wherever they lie. */
const leftovers = new Set(['.git', '__pycache__', '.venv', 'venv', 'node_modules', '.cache', '.pytest_cache', '.ruff_cache', '.mypy_cache', '.ipynb_checkpoints', '.DS_Store'])

/** Every file below a folder, packages in folders too. Links are listed and never followed; what is too large or too many is not read. */
export async function readWorkspace(folder: string, { maxFiles, maxTextBytes, maxBinaryBytes }: Pick<typeof workspaceLimits, 'maxFiles' | 'maxTextBytes' | 'maxBinaryBytes'> = workspaceLimits): Promise<WorkspaceEntry[]> {
  const entries: WorkspaceEntry[] = []
  const most = Math.max(maxTextBytes, maxBinaryBytes)
  const waiting = ['']
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for (const item of await listFolder(folder, below, entries)) {
      if (leftovers.has(item.name)) continue
      // One more than may be is enough to be refused.
      if (entries.length > maxFiles) return entries
      const path = below === '' ? item.name : `${below}/${item.name}`
      if (item.isDirectory()) waiting.push(path)
      else if (item.isSymbolicLink()) entries.push({ kind: 'link', path })
      else entries.push(item.isFile() ? await readEntry(folder, path, most) : { kind: 'special', path })
    }
  }
  return entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** What cannot be read is listed, so that it is refused: an agent can make folders too deep for any path. */
async function listFolder(folder: string, path: string, entries: WorkspaceEntry[]): Promise<Dirent[]> {
  try {
    return await readdir(join(folder, path), { withFileTypes: true })
  } catch (error) {
    if (path === '') throw error
    entries.push({ kind: 'special', path })
    return []
  }
}

/** Opened so that neither a link nor a pipe put there meanwhile is followed or waited for. */
async function readEntry(folder: string, path: string, most: number): Promise<WorkspaceEntry> {
  const file = await open(join(folder, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => undefined)
  if (file === undefined) return { kind: 'special', path }
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return { kind: 'special', path }
    // A second name of a file may be that of one outside.
    if (stat.nlink > 1) return { kind: 'link', path }
    if (stat.size > most) return { kind: 'too-large', path, size: stat.size }
    return { kind: 'file', path, bytes: await file.readFile() }
  } finally {
    await file.close()
  }
}
