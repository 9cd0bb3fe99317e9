import type { Shown } from './fill-volume.ts'
import { isFilePath } from './volume-folder.ts'
import type { SourceFile, VolumeSource } from './volume-source.ts'

export interface FollowOptions {
  source: VolumeSource
  shown: Shown
  /** Contents of known files are looked at this often. */
  contentsMs: number
  /** New and removed names are looked at this often. */
  namesMs: number
  /** Shows the content; false to try again the next time. */
  show: (file: SourceFile) => Promise<boolean>
  hide: (path: string) => Promise<boolean>
  /** Runs one piece of work after the other. */
  enqueue: (work: () => Promise<void>) => Promise<void>
}

/** Brings the changes of others into a volume, as late as a mount does. Returns the way to end it. */
export function followSource({ source, shown, contentsMs, namesMs, show, hide, enqueue }: FollowOptions): () => void {
  const follow = (intervalMs: number, look: (files: readonly SourceFile[]) => Promise<boolean>): (() => void) => {
    // Not what it is now: something may have changed since the folder was filled.
    let seen: number | undefined
    let isOver = false
    let timer: NodeJS.Timeout | undefined
    const tick = async (): Promise<void> => {
      const changes = source.changes()
      if (!isOver && changes !== undefined && changes !== seen && (await look(source.list().filter(({ path }) => isFilePath(path))))) seen = changes
    }
    const next = (): void => {
      timer = setTimeout(() => void enqueue(tick).finally(() => !isOver && next()), intervalMs)
      timer.unref()
    }
    next()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }
  const showAll = async (files: readonly SourceFile[]): Promise<boolean> => {
    let isDone = true
    for (const file of files) {
      if (await show(file)) shown.set(file.path, file.tag)
      else isDone = false
    }
    return isDone
  }
  const endContents = follow(contentsMs, (files) => showAll(files.filter(({ path, tag }) => shown.has(path) && shown.get(path) !== tag)))
  const endNames = follow(namesMs, async (files) => {
    const names = new Set(files.map(({ path }) => path))
    let isDone = true
    for (const path of [...shown.keys()].filter((known) => !names.has(known))) {
      if (await hide(path)) shown.delete(path)
      else isDone = false
    }
    return (await showAll(files.filter(({ path }) => !shown.has(path)))) && isDone
  })
  return () => {
    endContents()
    endNames()
  }
}
