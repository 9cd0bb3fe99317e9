import { join } from 'node:path'
import type { Check } from '../check.ts'
import { startChild } from '../child.ts'

/** In a mount namespace of its own, on a file system of four megabytes. */
export async function fillDisk(folder: string): Promise<Check> {
  const name = 'disk full, then freed'
  const lines: string[] = []
  const script = 'mount -t tmpfs -o size=4m tmpfs "$0" && exec "$@"'
  const child = startChild(join(import.meta.dirname, 'full-disk-child.ts'), [folder], (line) => lines.push(line), { prefix: ['unshare', '--map-root-user', '--mount', 'sh', '-c', script, folder] })
  const code = await child.ended
  const [line] = lines
  if (line === undefined) return { name, passed: undefined, detail: `needs unshare and the right to mount (exit status ${code})` }
  const { accepted, refused, codes, afterwards, present, bad } = JSON.parse(line) as Record<string, number> & { codes: string[] }
  return {
    name,
    passed: afterwards === 100 && present === (accepted ?? 0) + 100 && bad === 0 && codes.join() === 'STORAGE_FULL' && (refused ?? 0) > 0,
    detail: `${accepted} accepted, ${refused} refused with ${codes.join()}, then ${afterwards} of the next 100 written; ${present} in the log, ${bad} unreadable lines`,
  }
}
