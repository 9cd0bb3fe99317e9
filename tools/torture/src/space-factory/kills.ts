import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createMountedFolderStore } from '@naturalcad/bucket-store'
import type { FactoryTask } from '@naturalcad/contracts/factory'
import { pauseSpace } from '@naturalcad/hub-client'
import { createStoreJournalStorage } from '@naturalcad/run-logger'
import { readRun } from '@naturalcad/space-factory'
import type { Check, TortureOptions } from '../check.ts'
import { startChild } from '../child.ts'
import { countCommits } from './count-commits.ts'
import type { FactoryHub } from './factory-hub.ts'
import { inTurns } from './in-turns.ts'
import { makeTask } from './make-task.ts'

interface Ended {
  verdict: string
  commits: number
  events: number
}

/**
 * Kills the worker of a recipe with SIGKILL behind each of its events, a run for each; starts another on the same run; looks whether it
 * comes to the end that the run has when nobody kills it, with one Space, no further upload, and every event that was acknowledged.
 */
export async function killAfterEachEvent(factory: FactoryHub, recipe: 'template-space' | 'agent-edit', { small, tell }: TortureOptions): Promise<Check> {
  const name = `${recipe}: SIGKILL behind each event`
  const user = 'ada'
  const whole = await endRun(factory, makeTask(recipe, user, 0))
  const all = Array.from({ length: whole.events }, (_, index) => index + 1)
  const points = small ? [Math.round(whole.events / 3), whole.events] : all
  const madeBefore = factory.countMade()
  const problems: string[] = []
  let done = 0
  await inTurns(points, 3, async (point) => {
    const task = makeTask(recipe, user, point)
    const acknowledged = await startWorker(factory, task, point)
    if (acknowledged.code !== null) problems.push(`event ${point}: the worker ended with ${acknowledged.code} before it could be killed`)
    if (acknowledged.lines.length !== point) problems.push(`event ${point}: ${acknowledged.lines.length} were acknowledged`)
    const ended = await endRun(factory, task, acknowledged.lines)
    if (ended.lost > 0) problems.push(`event ${point}: ${ended.lost} acknowledged events are lost`)
    if (ended.verdict !== whole.verdict) problems.push(`event ${point}: ${ended.verdict} in place of ${whole.verdict}`)
    if (ended.commits !== whole.commits) problems.push(`event ${point}: ${ended.commits} commits in place of ${whole.commits}`)
    done += 1
    if (done % 10 === 0) tell(`${recipe}: ${done} of ${points.length} kills, ${problems.length} problems`)
  })
  const made = factory.countMade() - madeBefore
  if (made !== points.length) problems.push(`${made} Spaces were made for ${points.length} runs`)
  return {
    name,
    passed: problems.length === 0,
    detail: problems.length > 0 ? problems.slice(0, 10).join('; ') : `${points.length} kills of ${whole.events} events: each ended with ${whole.verdict}, ${made} Spaces, ${whole.commits} commits each, no event lost`,
  }
}

/** A worker that nobody kills, and what the run came to. */
async function endRun(factory: FactoryHub, task: FactoryTask, acknowledged: readonly string[] = []): Promise<Ended & { lost: number }> {
  const { code } = await startWorker(factory, task)
  const store = createMountedFolderStore({ root: mountOf(factory, task) })
  const { run } = await readRun({ storage: createStoreJournalStorage({ store, prefix: '' }) })
  const events = new Set((await new Response((await store.get('events.jsonl')).body).text()).split('\n'))
  const call = { hubUrl: factory.hub.url, accessToken: factory.tokenOf(task.user) }
  const commits = await countCommits(call, task.spaceId ?? '')
  await pauseSpace({ ...call, repo: `spaces/${task.spaceId}` })
  return { verdict: `${run.status} (${run.resultStatus ?? 'no verdict'}), exit code ${code}`, commits, events: run.seq, lost: acknowledged.filter((line) => !events.has(line)).length }
}

async function startWorker(factory: FactoryHub, task: FactoryTask, killAt?: number): Promise<{ code: number | null; lines: string[] }> {
  const mount = mountOf(factory, task)
  await mkdir(mount, { recursive: true })
  await writeFile(join(mount, 'task.json'), JSON.stringify(task))
  const lines: string[] = []
  const child = startChild(join(import.meta.dirname, 'killed-worker.ts'), [mount, factory.hub.url, String(killAt ?? '')], (line) => lines.push(line), {
    environment: { HF_TOKEN: factory.tokenOf(task.user) },
  })
  return { code: await child.ended, lines }
}

function mountOf({ folder }: FactoryHub, { runId, recipe }: FactoryTask): string {
  return join(folder, 'mounts', recipe, runId)
}
