import type { GuardFacts } from '../../run/run-facts.ts'
import type { Step, StepContext } from '../../run/step.ts'
import { findStaticEvidence, type StaticEvidence } from '../../workspace/static-evidence/find-static-evidence.ts'
import { readHubAnswer } from '../hub/hub-failure.ts'
import { readSpaceFiles } from '../hub/read-space-files.ts'
import { readSpaceInfo } from '../hub/space-info.ts'

const unknown: GuardFacts = { findings: [], staticEvidence: [], provenEndpoints: null }
const maxModels = 3

/**
 * Of a Space that says which model it runs, in `/health` or on its card: whether its source bears that out. Of one that claims none, or
 * whose source is not to be had, nothing is known, and the live call alone decides.
 */
export const judgeSource: Step<'space' | 'hardware' | 'live', 'guard'> = {
  name: 'judge-source',
  state: 'health_check',
  needs: ['space', 'hardware', 'live'],
  gives: ['guard'],
  async run({ space: { spaceId }, hardware, live: { claimedModel } }, context) {
    const info = await readSpaceInfo(context, spaceId)
    const claimed = [...new Set([...(context.task.model === null ? [] : [context.task.model.id]), ...(claimedModel === null ? [] : [claimedModel]), ...(info.models ?? [])])].slice(0, maxModels)
    const files = claimed.length === 0 || info.sha == null ? undefined : await readFiles(context, spaceId, info.sha)
    if (files === undefined) {
      await context.report('source.not_judged', claimed.length === 0 ? 'the Space claims no model' : `the source of ${spaceId} is not to be had`, { claimed })
      return { facts: { guard: unknown } }
    }
    const judged = claimed.map((modelId) => findStaticEvidence(files, { modelId, hardware: hardware.current ?? hardware.requested ?? 'cpu-basic', endpoint: context.task.live.endpoint }))
    const best = judged.reduce((a, b) => (countHolding(b) > countHolding(a) ? b : a))
    await context.report('source.judged', `the source was judged for ${claimed.join(', ')}`, { claimed, unproven: best.evidence.filter(({ passed }) => !passed).map(({ rule }) => rule) })
    return { facts: { guard: { findings: [], staticEvidence: best.evidence, provenEndpoints: best.provenEndpoints } } }
  },
}

function countHolding({ evidence }: StaticEvidence): number {
  return evidence.filter(({ passed }) => passed).length
}

async function readFiles(context: StepContext, spaceId: string, revision: string): Promise<{ path: string; bytes: Uint8Array }[] | undefined> {
  try {
    return (await readSpaceFiles(context, spaceId, revision)).flatMap((entry) => (entry.kind === 'file' ? [{ path: entry.path, bytes: entry.bytes }] : []))
  } catch (error) {
    context.signal.throwIfAborted()
    const { httpStatus } = readHubAnswer(error)
    // A protected Space shows its app, and not its files.
    if (httpStatus === 401 || httpStatus === 403 || httpStatus === 404) return undefined
    throw error
  }
}
