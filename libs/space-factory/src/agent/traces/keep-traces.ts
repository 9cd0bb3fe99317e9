import { lstat, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** A round leaves one file of a few megabytes; what is far from that is none of Pi's. */
const limits = { files: 20, bytes: 64 * 2 ** 20 } as const

/** Copies session files to the private folder of the run, whole, readable by its owner alone; returns their names. */
export async function keepTraces(sessions: string, folder: string, round: number): Promise<string[]> {
  // The agent can move the folder away, and lead elsewhere in its place.
  const folderItself = await lstat(sessions).catch(() => undefined)
  if (folderItself?.isDirectory() !== true) return []
  const found = (await readdir(sessions, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && entry.name.endsWith('.jsonl'))
  if (found.length === 0) return []
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names: string[] = []
  for (const { parentPath, name } of found.slice(0, limits.files)) {
    if ((await stat(join(parentPath, name))).size > limits.bytes) continue
    const kept = `round-${round}-${basename(name).replaceAll(/[^\w.-]/g, '-')}`
    await writeFile(join(folder, kept), await readFile(join(parentPath, name)), { mode: 0o600 })
    names.push(kept)
  }
  return names.sort()
}
