import { join } from 'node:path'
import { fillVolume, hideFile, type VolumePlace } from './fill-volume.ts'
import { followSource } from './follow-source.ts'
import { showFile } from './volume-folder.ts'

/** A volume that only its source changes. Returns the way to end it. */
export async function openReadOnlyVolume(place: VolumePlace, times: { contentsMs: number; namesMs: number }, signal: AbortSignal | undefined): Promise<() => Promise<void>> {
  const { source, folder, spool, onProblem } = place
  const shown = await fillVolume(place, signal)
  let queue = Promise.resolve()
  const attempt = async (path: string, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work()
    } catch (error) {
      onProblem(`${path} is not up to date: ${error instanceof Error ? error.message : String(error)}`)
    }
    return true
  }
  const end = followSource({
    source,
    shown,
    ...times,
    show: (file) => attempt(file.path, () => showFile(folder, file, source, join(spool, 'update'))),
    hide: (path) => attempt(path, () => hideFile(folder, path)),
    enqueue: (work) => (queue = queue.then(work, work)),
  })
  return async () => {
    end()
    await queue.catch(() => undefined)
  }
}
