import { readTree } from './process-tree.ts'

const intervalMs = 200

/** Stands in for a cgroup: looks five times a second, so a fast process can be above the limit for that long. Returns the way to end it. */
export function watchMemory(root: number, maxBytes: number, onExceeded: () => void): () => void {
  if (process.platform !== 'linux') return () => undefined
  const timer = setInterval(() => {
    if (readTree(root).reduce((total, { memoryBytes }) => total + memoryBytes, 0) > maxBytes) onExceeded()
  }, intervalMs)
  timer.unref()
  return () => clearInterval(timer)
}
