import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { FactoryEvent } from '@naturalcad/contracts/factory'
import { createSpaceFactory, type RunView, type SpaceFactory } from '@naturalcad/space-factory'
import type { Check, TortureOptions } from '../check.ts'
import { countCommits } from './count-commits.ts'
import type { FactoryHub } from './factory-hub.ts'

const user = 'ben'
/** Of Jobs for one run, before it is given up. */
const mostJobs = 15

/**
 * A run whose Jobs are killed again and again, each behind so many events of its own, and started again by `retry`: on the bucket that the
 * Hub mounts, by the launcher's own ways.
 */
export async function killJobs(factory: FactoryHub, worker: string, { small, tell }: TortureOptions): Promise<Check> {
  const problems: string[] = []
  const told: string[] = []
  const madeBefore = factory.countMade()
  const distances = small ? [13] : [8, 10, 13]
  for (const distance of distances) {
    const script = writeShortLivedWorker(factory.folder, worker, distance)
    const launcher = createSpaceFactory({ hubUrl: factory.hub.url, accessToken: factory.tokenOf(user), worker: { script }, job: { image: 'node:24' } })
    try {
      const { view, events, jobs } = await runToItsEnd(launcher)
      tell(`a run whose Jobs live for ${distance} events ended as ${view.run.status} in the ${jobs}th`)
      problems.push(...(await findProblems(factory, view, events, jobs)).map((problem) => `killed behind ${distance} events: ${problem}`))
      told.push(`${jobs} Jobs of ${distance} events`)
    } finally {
      await launcher.close()
    }
  }
  const made = factory.countMade() - madeBefore
  if (made !== distances.length) problems.push(`${made} Spaces were made for ${distances.length} runs`)
  return { name: 'Jobs killed again and again', passed: problems.length === 0, detail: problems.length > 0 ? problems.join('; ') : `${told.join(', ')}: each run ended with its verdict, one Space, one upload, no gap in its events` }
}

async function runToItsEnd(factory: SpaceFactory): Promise<{ view: RunView; events: FactoryEvent[]; jobs: number }> {
  let { run } = await factory.launch({ recipe: 'template-space' })
  for (let jobs = 1; ; jobs += 1) {
    const view = await untilSettled(factory, run.runId)
    if (!view.isInterrupted || jobs === mostJobs) {
      const events: FactoryEvent[] = []
      for await (const event of factory.follow(run.runId)) events.push(event)
      return { view, events, jobs }
    }
    run = (await factory.retry(run.runId)).run
  }
}

/** It has an end, or its Job is over without one. */
async function untilSettled(factory: SpaceFactory, runId: string): Promise<RunView> {
  for (;;) {
    const view = await factory.read(runId)
    if (view.isInterrupted || view.run.finishedAt !== null) return view
    await wait(500)
  }
}

async function findProblems(factory: FactoryHub, { run }: RunView, events: FactoryEvent[], jobs: number): Promise<string[]> {
  const problems: string[] = []
  if (run.status !== 'done' || run.resultStatus !== 'safe_scaffold') problems.push(`it ended as ${run.status}, ${run.resultStatus ?? 'no verdict'}: ${run.failure?.message ?? 'no failure'}`)
  if (events.some(({ seq }, index) => seq !== index + 1) || events.length !== run.seq) problems.push(`its events are ${events.length} of ${run.seq}`)
  const begun = events.filter(({ type }) => type === 'job.started').length
  if (begun !== jobs) problems.push(`${begun} Jobs said that they began, of ${jobs}`)
  const commits = await countCommits({ hubUrl: factory.hub.url, accessToken: factory.tokenOf(user) }, run.target?.spaceId ?? '')
  if (commits !== 2) problems.push(`its Space has ${commits} commits in place of 2`)
  return problems
}

/** The worker, inside of a program that kills it and itself once it has told of so many events. */
function writeShortLivedWorker(folder: string, worker: string, events: number): string {
  const script = join(folder, `worker-of-${events}-events.mjs`)
  const text = `
    import { spawn } from 'node:child_process'
    import { writeFileSync } from 'node:fs'
    import { tmpdir } from 'node:os'
    import { join } from 'node:path'
    import { createInterface } from 'node:readline'
    const worker = join(tmpdir(), 'worker.mjs')
    writeFileSync(worker, Buffer.from('${readFileSync(worker).toString('base64')}', 'base64'))
    const child = spawn(process.execPath, [worker], { stdio: ['ignore', 'pipe', 'inherit'] })
    let told = 0
    createInterface({ input: child.stdout }).on('line', (line) => {
      process.stdout.write(line + '\\n')
      if (!/^\\d+ [a-z_]+\\.[a-z_.]+: /.test(line)) return
      told += 1
      if (told < ${events}) return
      child.kill('SIGKILL')
      process.kill(process.pid, 'SIGKILL')
    })
    child.on('close', (code) => {
      process.exitCode = code ?? 1
    })
  `
  writeFileSync(script, text)
  return script
}
