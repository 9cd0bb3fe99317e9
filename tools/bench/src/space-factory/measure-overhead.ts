import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getJob } from '@naturalcad/hub-client'
import { startHubEmulator } from '@naturalcad/hub-emulator'
import { findPeer } from '@naturalcad/peers'
import { createSpaceFactory } from '@naturalcad/space-factory'
import type { BenchOptions } from '../bench-options.ts'
import { median } from '../median.ts'
import { type Measure, toMeasure } from '../report.ts'
import { makeLeastRequests } from './least-requests.ts'
import { measureRun } from './measure-run.ts'

/** Requests of readers: the journal as it is followed, the Job and the snapshot. */
const ofReaders = /^GET (?:\/api\/buckets\/[^/]+\/[^/]+\/tree\/|\/buckets\/|\/api\/jobs\/)/
/** Looks while something is waited for: the first counts. */
const look = /^GET \/api\/spaces\/[^/]+\/[^/]+\/runtime$/

/** What the factory itself takes of a run's time, and what it asks of the Hub beside the least that has the same effects. */
export async function measureOverhead({ rounds, tell }: BenchOptions): Promise<Measure[]> {
  const requests: string[] = []
  const [python, bubblewrap] = [findPeer('python'), findPeer('bubblewrap')]
  if (!python.found || !bubblewrap.found) throw new Error('the bench runs Jobs and a Space: it needs ./dev python and bubblewrap')
  const hub = await startHubEmulator({
    profile: 'pro',
    python: python.program,
    packages: { folder: join(import.meta.dirname, '../../../../.tools/bench/packages') },
    onRequest: ({ method, path }) => requests.push(`${method} ${path}`),
  })
  const [alice] = hub.users
  if (alice === undefined) throw new Error('the emulator has no user')
  const own = { hubUrl: hub.url, accessToken: alice.token }
  const factory = createSpaceFactory({ ...own, job: { image: 'node:24' }, worker: { script: findWorker() } })
  const startOfJob = async (jobId: string) => Date.parse((await getJob({ ...own, namespace: alice.name, jobId })).startedAt ?? '')
  try {
    const hello = []
    for (let round = 0; round <= rounds; round += 1) {
      tell(round === 0 ? 'a first run, which makes the bucket' : `a run without a Space, round ${round} of ${rounds}`)
      const figures = await measureRun(factory, 'hello-job', startOfJob)
      if (figures.status !== 'done') throw new Error(`the run ended as ${figures.status}`)
      if (round > 0) hello.push(figures)
    }
    tell('a run with a Space')
    requests.length = 0
    const space = await measureRun(factory, 'template-space', startOfJob)
    if (space.status !== 'done') throw new Error(`the run with a Space ended as ${space.status}`)
    const ours = countRequests(requests)
    tell('the same by the official clients')
    requests.length = 0
    await makeLeastRequests({ ...own, user: alice.name, runId: space.runId })
    const least = countRequests(requests)
    const ms = (name: string, value: number) => toMeasure({ name, unit: 'ms', better: 'lower', ours: value })
    return [
      ms('launch, until the Job is asked for', median(hello.map(({ launchMs }) => launchMs))),
      ms('worker, from the start of its Job to its first event', median(hello.map(({ startMs }) => startMs))),
      ms('worker, a run without a Space', median(hello.map(({ ownMs }) => ownMs))),
      ms('worker, a run with a Space, without waiting for it', space.ownMs),
      toMeasure({ name: 'requests of a run with a Space', unit: 'requests', better: 'lower', ours, peer: least, peerName: 'the same by the official clients, unchecked', goal: 1.3 }),
    ]
  } finally {
    await factory.close()
    await hub.stop()
  }
}

function countRequests(requests: readonly string[]): number {
  const counted = requests.filter((request) => !ofReaders.test(request) && !look.test(request)).length
  return counted + (requests.some((request) => look.test(request)) ? 1 : 0)
}

function findWorker(): string {
  const script = join(dirname(createRequire(import.meta.url).resolve('@naturalcad/space-factory/package.json')), 'dist/worker.mjs')
  if (!existsSync(script)) throw new Error('the worker is not built: run ./dev nx build space-factory')
  return script
}
