import { mkdir, rmdir, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isFilePath, showFile } from './volume-folder.ts'
import type { VolumeSource } from './volume-source.ts'

export interface VolumePlace {
  source: VolumeSource
  /** What is seen inside. */
  folder: string
  /** Beside it, on the same disk, and not seen. */
  spool: string
  onProblem: (message: string) => void
}

/** What a folder shows of its source: the tag of each path. */
export type Shown = Map<string, string>

/** Makes the folders and puts everything there. What cannot be a file is told and left out. */
export async function fillVolume({ source, folder, spool, onProblem }: VolumePlace, signal: AbortSignal | undefined): Promise<Shown> {
  await mkdir(folder, { recursive: true, mode: 0o755 })
  await mkdir(spool, { mode: 0o700 })
  const shown: Shown = new Map()
  for (const file of source.list()) {
    signal?.throwIfAborted()
    if (!isFilePath(file.path)) {
      onProblem(`${file.path} is not shown: it cannot be the path of a file`)
      continue
    }
    try {
      await showFile(folder, file, source, join(spool, 'filling'))
      shown.set(file.path, file.tag)
    } catch (error) {
      if (!['EEXIST', 'ENOTDIR', 'EISDIR', 'ENOTEMPTY', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
      onProblem(`${file.path} is not shown: another key is a folder of that name`)
    }
  }
  return shown
}

/** Takes a file away that no process changes meanwhile, and the folders that it leaves empty. */
export async function hideFile(folder: string, path: string): Promise<void> {
  await unlink(join(folder, path))
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    try {
      await rmdir(join(folder, parent))
    } catch {
      return
    }
  }
}
