import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { partialPrefix } from './write-whole.ts'

/** No write takes so long: what is older was left by a crash. */
const staleMs = 24 * 3_600_000
const maxRemembered = 10_000

/** Removes unfinished files of crashed writers from a folder, once for each folder that is written to. */
export function createSweep(now: () => number = Date.now): (folder: string) => Promise<void> {
  const swept = new Set<string>()
  return async (folder) => {
    if (swept.has(folder)) return
    if (swept.size >= maxRemembered) swept.clear()
    swept.add(folder)
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter((candidate) => candidate.startsWith(partialPrefix))) {
      const file = join(folder, name)
      const stats = await lstat(file).catch(() => undefined)
      if (stats?.isFile() === true && now() - stats.mtimeMs > staleMs) await rm(file, { force: true })
    }
  }
}
