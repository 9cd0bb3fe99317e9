import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { HubError } from '../../http/hub-error.ts'
import { openEventStream } from '../../http/event-stream.ts'
import type { Exchange } from '../../http/exchange.ts'
import type { SpaceController } from '../runtime/space-controller.ts'
import type { SpaceStage } from '../runtime/stage.ts'
import type { SpaceRouter } from '../space-router.ts'
import type { SpaceServices } from '../space-services.ts'
import type { LogKind } from './space-log.ts'

const keepAlive = 'data:\n\n'
const metricsMs = 1000

export function addLogRoutes(router: SpaceRouter, { controllerOf, runtimeOf, repositories }: SpaceServices): void {
  for (const kind of ['build', 'run'] as const) {
    router.on('GET', `/logs/${kind}`, 'write', async (exchange, repository) => {
      const tail = readTail(exchange)
      const controller = controllerOf(repository)
      const stream = openEventStream(exchange, keepAlive)
      for await (const { text, time } of controller.logs[kind].follow({ tail, isOpen: () => isOpen(kind, controller), signal: stream.closed })) {
        await stream.send(JSON.stringify({ data: text, timestamp: new Date(time).toISOString() }))
      }
      stream.end()
    })
  }

  /** The runtime at first and after each change; that of a Space that is deleted comes last. */
  router.on('GET', '/events', 'read', async (exchange, repository) => {
    const { changes } = controllerOf(repository)
    const stream = openEventStream(exchange, keepAlive)
    let last: Record<string, unknown> = {}
    let isThere = true
    while (isThere && !stream.closed.aborted) {
      const changed = changes.next(stream.closed)
      const current = repositories.get(repository.id)
      isThere = current !== undefined
      const runtime = current === undefined ? { ...last, stage: 'DELETING' satisfies SpaceStage } : runtimeOf(current)
      if (!isDeepStrictEqual(runtime, last)) await stream.send(JSON.stringify(runtime))
      last = runtime
      if (isThere) await changed
    }
    stream.end()
  })

  /** What the app uses, once a second while it runs. */
  router.on('GET', '/metrics', 'write', async (exchange, repository) => {
    const controller = controllerOf(repository)
    const stream = openEventStream(exchange, keepAlive)
    for (let live = controller.live(); live !== undefined && !stream.closed.aborted; live = controller.live()) {
      const usage = live.app.usage()
      if (usage !== undefined) await stream.send(JSON.stringify(toMetric(usage)), 'metric')
      await wait(metricsMs, undefined, { signal: stream.closed }).catch(() => {})
    }
    stream.end()
  })
}

function toMetric({ cpuPercent, memoryBytes, memoryLimitBytes }: { cpuPercent: number; memoryBytes: number; memoryLimitBytes: number }): Record<string, unknown> {
  return {
    cpu_usage_pct: cpuPercent, cpu_millicores: Math.round(cpuPercent * 10), memory_used_bytes: memoryBytes, memory_total_bytes: memoryLimitBytes,
    rx_bps: 0, tx_bps: 0, gpus: {}, replica: 'local',
  }
}

function readTail({ query }: Exchange): number | undefined {
  const text = query.get('tail')
  if (text === null) return undefined
  const count = Number(text)
  if (!Number.isInteger(count) || count < 0) throw new HubError(400, '"tail" must be a number of lines')
  return count
}

/** A log ends with what writes it; one that nobody writes is sent and closed. */
function isOpen(kind: LogKind, controller: SpaceController): boolean {
  const stage = controller.stage()
  return kind === 'build' ? stage.endsWith('BUILDING') : stage.startsWith('RUNNING') || stage.endsWith('STARTING')
}
