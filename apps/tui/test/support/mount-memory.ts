import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A disk of its own, for one test: `options` as `mount` has them, such as `size=64k` or `ro`. */
export function mountMemory(folder: string, options: string): void {
  mkdirSync(folder)
  const { status, stderr } = mount(folder, options)
  if (status !== 0) throw new Error(`mount: ${stderr}`)
  onTestFinished(() => unmount(folder))
}

/** Only root may mount, and not in every container. */
export const canMount = probe()

function probe(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'naturalcad-mount-'))
  const isMounted = mount(folder, 'size=4k').status === 0
  if (isMounted) unmount(folder)
  rmdirSync(folder)
  return isMounted
}

function mount(folder: string, options: string) {
  return run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
}

function unmount(folder: string) {
  run('umount', ['-l', folder])
}

function run(program: string, args: readonly string[]) {
  return spawnSync(program, args, { encoding: 'utf8' })
}
