import { readTree } from './process-tree.ts'

export interface Usage {
  /** What all processes of the tree hold at the moment. */
  memoryBytes: number
  /** Processor time of those that run, and of the children that they have waited for. */
  cpuSeconds: number
  processes: number
}

// USER_HZ, which the kernel shows to every program on every architecture.
const ticksPerSecond = 100

/** Undefined when the tree has ended, or where there is no /proc. */
export function measureUsage(root: number): Usage | undefined {
  const tree = readTree(root)
  if (tree.length === 0) return undefined
  return {
    memoryBytes: tree.reduce((total, { memoryBytes }) => total + memoryBytes, 0),
    cpuSeconds: tree.reduce((total, { processorTicks }) => total + processorTicks, 0) / ticksPerSecond,
    processes: tree.length,
  }
}
