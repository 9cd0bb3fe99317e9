import type { Blocker } from '@naturalcad/contracts/factory'
import type { StepContext, StepOutcome } from '../../run/step.ts'
import { requireModel } from './require-model.ts'
import { writeBlockers } from './write-blockers.ts'

/** The run ends here: nothing is made of a model that is known not to run. */
export async function stopBlocked(context: StepContext, blockers: readonly Blocker[]): Promise<StepOutcome<'blockers'> & { stop: object }> {
  const { id } = requireModel(context.task)
  const [first] = blockers
  const summary = first?.description ?? 'The model cannot run in a Space.'
  await context.report('model.blocked', summary, { blockers: blockers.map((blocker) => blocker.id) }, 'warning')
  return { facts: { blockers: await writeBlockers(context, id, summary, blockers) }, stop: { reason: summary, repair: null } }
}
