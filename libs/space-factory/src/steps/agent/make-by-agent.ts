import { writeQuickstartGoal } from '../../agent/goal/write-quickstart-goal.ts'
import { freeCpuFlavor } from '../../hardware/flavors.ts'
import { markerVariable } from '../../run/space-marker.ts'
import type { Step } from '../../run/step.ts'
import { requireSpaceId } from '../hub/space-name.ts'
import { type AgentGives, workWithAgent } from './work-with-agent.ts'

/** What the app has to say: another text in each run, so that no app of an earlier one passes. */
function quickstartAnswer(runId: string): string {
  return `Made in run ${runId.slice(-8)}`
}

/** The agent writes a small app, makes the Space and fills it, all by itself. */
export const makeByAgent: Step<'space', AgentGives> = {
  name: 'make-by-agent',
  state: 'generating',
  needs: ['space'],
  gives: ['workspace', 'agent', 'blockers'],
  run(_, context) {
    const { task } = context
    const spaceId = requireSpaceId(task)
    const expectedText = quickstartAnswer(task.runId)
    const variables = { GRADIO_SSR_MODE: 'false', [markerVariable]: task.runId }
    return workWithAgent(context, {
      goal: writeQuickstartGoal({
        spaceId,
        title: spaceId.slice(spaceId.indexOf('/') + 1),
        answer: `takes one text and gives back ${JSON.stringify(`${expectedText}: `)} and the words of that text from the last to the first`,
      }),
      app: { hardware: freeCpuFlavor, variables, endpoint: '/predict', sampleInputs: ['The quick brown fox jumps over the lazy dog.'], expected: 'text', expectedText, durationSeconds: 30 },
      spaceId,
      spaceVariables: variables,
    })
  },
}
