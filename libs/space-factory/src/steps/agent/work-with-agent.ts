import { join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { writeRepairGoal } from '../../agent/goal/write-repair-goal.ts'
import type { Agent } from '../../agent/agent.ts'
import { judgeBlockers } from '../../blockers/judge-blockers.ts'
import type { RunFacts, WorkspaceFacts } from '../../run/run-facts.ts'
import type { StepContext, StepOutcome, StepStop } from '../../run/step.ts'
import { limitAgent } from './agent-limits.ts'
import { closeWorkspace } from './close-workspace.ts'
import { keepOutput, keepTraces } from './keep-agent-record.ts'
import { openWorkspace } from './open-workspace.ts'
import { blockersFile } from '../model/write-blockers.ts'

export interface AgentWork {
  /** Of the first round; what went wrong is put before it in the others. */
  goal: string
  /** What the app is for: all that is known of the workspace but its files. */
  app: Omit<WorkspaceFacts, 'files' | 'findings'>
  /** The Space that the agent makes itself; null where it makes none. */
  spaceId: string | null
  spaceVariables?: Readonly<Record<string, string>>
}

export type AgentGives = 'workspace' | 'agent' | 'blockers'

/**
 * One round of the agent on what `generated/` holds, and what it left there. Its word is kept, and counts for nothing: whether there is an
 * app, and whether its blockers are in order, is looked at here.
 */
export async function workWithAgent(context: StepContext, { goal, app, spaceId, spaceVariables = {} }: AgentWork): Promise<StepOutcome<AgentGives>> {
  const { task, round, repair, files, hub, inference, signal, clock, deadline, scratch } = context
  const agent = requireAgent(context)
  const folder = await openWorkspace(context)
  const traces = join(scratch, `traces-${round}`)
  const reports = queueReports(context)
  let result
  try {
    result = await agent.work(
      { goal: repair === null ? goal : writeRepairGoal(goal, repair, { round, rounds: task.repairRounds }), workspace: folder, model: task.agentModel, spaceId, spaceVariables, round },
      {
        signal,
        clock,
        inference: { ...inference, accessToken: hub.accessToken },
        hub,
        limits: limitAgent({ remainingUsd: context.remainingUsd, remainingMs: deadline.remainingMs(), rounds: task.repairRounds + 1 }),
        traces,
        onEvent: (message, data) => reports.add(message, data),
      },
    )
  } finally {
    await reports.settled()
    await keepTraces(context, traces)
  }
  await keepOutput(context, result.output)
  const closed = await closeWorkspace(folder, context)
  const { outcome, claim, usage, sandboxLevel } = result
  const facts: Pick<RunFacts, AgentGives> = {
    workspace: { ...app, files: closed.files, findings: closed.findings },
    agent: { outcome, detail: result.detail, claim, hasUsableApp: closed.hasUsableApp, usage, sandboxLevel },
    blockers: await keepBlockers(closed.blockersText, task.model?.id, files),
  }
  await context.report('agent.finished', `the agent ${outcome}: ${result.detail}`, { outcome, claim, usage, sandboxLevel, files: closed.files.length }, outcome === 'finished' ? 'info' : 'warning')
  const stop = findStop(result, closed.appProblem)
  return stop === undefined ? { facts } : { facts, stop }
}

function requireAgent({ agent, task }: StepContext): Agent {
  if (agent !== null) return agent
  throw new NaturalCadError('NOT_CONFIGURED', `${task.recipe} needs an agent, and there is none here`, { remedy: 'start the run where Pi and a sandbox are' })
}

function findStop({ outcome, detail }: { outcome: 'finished' | 'failed'; detail: string }, appProblem: string | null): StepStop | undefined {
  if (outcome === 'failed') return { reason: `the agent failed: ${detail}`, repair: null }
  return appProblem === null ? undefined : { reason: `the agent left no usable app: ${appProblem}`, repair: { what: 'guard', error: appProblem, hint: null } }
}

async function keepBlockers(text: string | undefined, modelId: string | undefined, files: StepContext['files']): Promise<RunFacts['blockers']> {
  if (text === undefined || modelId === undefined) {
    await files.remove(blockersFile)
    return null
  }
  await files.writeText(blockersFile, text.slice(0, 1_000_000))
  const { blockers, problems } = judgeBlockers(text, modelId)
  return { blockers, problems }
}

/** Events of the agent come without waiting for the journal; each is kept before the step ends, in its order. */
function queueReports({ report }: StepContext) {
  let all: Promise<void> = Promise.resolve()
  return {
    add(message: string, data: Record<string, unknown>): void {
      all = all.then(() => report('agent.turn', message, data, 'debug'))
      // Told by `settled`.
      all.catch(() => {})
    },
    settled: () => all,
  }
}
