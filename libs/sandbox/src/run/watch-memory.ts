import { readdirSync, readFileSync } from 'node:fs'

/** Bytes that a process and all below it hold for themselves, from /proc. What they share by copy-on-write counts once for each. */
function measureTree(root: number): number {
  const children = new Map<number, number[]>()
  const bytes = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1])
      const kilobytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      children.set(parent, [...(children.get(parent) ?? []), Number(name)])
      bytes.set(Number(name), 1024 * (kilobytes('RssAnon') + kilobytes('RssShmem')))
    } catch {
      // It ended meanwhile.
    }
  }
  const sum = (pid: number): number => (bytes.get(pid) ?? 0) + (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0)
  return sum(root)
}

const intervalMs = 200

/** Stands in for a cgroup: looks five times a second, so a fast process can be above the limit for that long. Returns the way to end it. */
export function watchMemory(root: number, maxBytes: number, onExceeded: () => void): () => void {
  if (process.platform !== 'linux') return () => undefined
  const timer = setInterval(() => {
    if (measureTree(root) > maxBytes) onExceeded()
  }, intervalMs)
  timer.unref()
  return () => clearInterval(timer)
}
