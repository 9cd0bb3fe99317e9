import type { FactoryEvent } from '@naturalcad/contracts/factory'
import type { SpaceFactory } from '@naturalcad/space-factory'

/** A run to its end, in milliseconds. */
export interface RunFigures {
  runId: string
  /** From the call to the Job that was asked for. */
  launchMs: number
  /** From the Job's start to the first event of its worker. */
  startMs: number
  /** Of the worker: steps that wait for the build, the start or the answers of the app are left out. */
  ownMs: number
  status: string
}

/** What the app, and not the factory, takes its time for. */
const waiting = new Set(['wait-for-build', 'wait-for-start', 'check-health', 'call-endpoint'])

export async function measureRun(factory: SpaceFactory, recipe: 'hello-job' | 'template-space', startOfJob: (jobId: string) => Promise<number>): Promise<RunFigures> {
  const start = performance.now()
  const { run } = await factory.launch({ recipe })
  const launchMs = performance.now() - start
  const events: FactoryEvent[] = []
  for await (const event of factory.follow(run.runId)) events.push(event)
  const view = await factory.read(run.runId, { atLeast: events.length })
  const timeOf = (type: string) => Date.parse(events.find((event) => event.type === type)?.at ?? '')
  const whole = timeOf('run.finished') - timeOf('job.started')
  return {
    runId: run.runId,
    launchMs,
    startMs: timeOf('job.started') - (await startOfJob(run.job?.id ?? '')),
    ownMs: whole - sumWaiting(events),
    status: view.run.status,
  }
}

function sumWaiting(events: readonly FactoryEvent[]): number {
  let sum = 0
  for (const [index, { type, data, at }] of events.entries()) {
    if (type !== 'step.started' || !waiting.has(String(data['step']))) continue
    const end = events.slice(index).find((event) => event.type === 'step.finished')
    if (end !== undefined) sum += Date.parse(end.at) - Date.parse(at)
  }
  return sum
}
