import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** Copies session files to the private folder of the run, whole, readable by its owner alone; returns their names. */
export async function keepTraces(sessions: string, folder: string, round: number): Promise<string[]> {
  const found = (await readdir(sessions, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && entry.name.endsWith('.jsonl'))
  if (found.length === 0) return []
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names: string[] = []
  for (const { parentPath, name } of found) {
    const kept = `round-${round}-${basename(name).replaceAll(/[^\w.-]/g, '-')}`
    await writeFile(join(folder, kept), await readFile(join(parentPath, name)), { mode: 0o600 })
    names.push(kept)
  }
  return names.sort()
}
