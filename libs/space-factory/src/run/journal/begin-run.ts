import type { FactoryTask } from '@naturalcad/contracts/factory'
import type { FactoryJournal } from './factory-journal.ts'

export interface BeginRunOptions {
  journal: FactoryJournal
  task: FactoryTask
  /** The Space that is there already, where one is validated. */
  target?: { spaceId: string; url: string; settingsUrl: string } | null
}

/** The first three events of a run, after which its Job may start. What is there already is gone on from. */
export async function beginRun({ journal, task, target = null }: BeginRunOptions): Promise<void> {
  const { run } = await journal.story()
  if (run === null) {
    const costs = { estimatedUsd: task.estimatedUsd, spentUsd: 0, budgetUsd: task.budgetUsd }
    const data = { kind: task.recipe, user: task.user, mode: task.mode, model: task.model, target, costs, links: task.links }
    await journal.append({ type: 'run.created', message: `${task.recipe} for ${task.user}`, data, statusAfter: 'created' })
  }
  if (run === null || run.status === 'created') await journal.append({ type: 'run.queued', message: 'the task is written', data: {}, statusAfter: 'queued' })
  if (run === null || run.status === 'created' || run.status === 'queued') {
    const { flavor, timeoutSeconds } = task.job
    const message = `a Job on ${flavor} for at most ${Math.ceil(timeoutSeconds / 60)} min`
    await journal.append({ type: 'job.requested', message, data: { flavor, timeoutSeconds }, statusAfter: 'job_scheduling' })
  }
}
