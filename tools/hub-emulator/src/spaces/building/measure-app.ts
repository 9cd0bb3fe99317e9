import type { Container } from '../../containers/container.ts'
import type { Usage } from '../runtime/space-runner.ts'

/** Processor time since the last look, as a share of the time that went by. */
export function measureApp(container: Container, memoryLimitBytes: number): () => Usage | undefined {
  let before = { cpuSeconds: container.usage()?.cpuSeconds ?? 0, at: performance.now() }
  return () => {
    const usage = container.usage()
    if (usage === undefined) return undefined
    const at = performance.now()
    const seconds = Math.max((at - before.at) / 1000, 0.001)
    const cpuPercent = Math.max(0, (100 * (usage.cpuSeconds - before.cpuSeconds)) / seconds)
    before = { cpuSeconds: usage.cpuSeconds, at }
    return { cpuPercent: Math.round(cpuPercent * 100) / 100, memoryBytes: usage.memoryBytes, memoryLimitBytes }
  }
}
