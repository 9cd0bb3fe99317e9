import { writeEditGoal } from '../../agent/goal/write-edit-goal.ts'
import type { Step } from '../../run/step.ts'
import { sampleAnswer } from '../../templates/sample-app.ts'
import { type AgentGives, workWithAgent } from './work-with-agent.ts'

/** What the edited app has to say: another text in each run, so that no answer of an earlier one passes. */
function editedAnswer(runId: string): string {
  return `Edited in run ${runId.slice(-8)}`
}

/** The agent changes one text of the sample app. */
export const editSample: Step<'workspace', AgentGives> = {
  name: 'edit-sample',
  state: 'generating',
  needs: ['workspace'],
  gives: ['workspace', 'agent', 'blockers'],
  run({ workspace }, context) {
    const newText = editedAnswer(context.task.runId)
    const { files: _files, findings: _findings, ...app } = workspace
    return workWithAgent(context, {
      goal: writeEditGoal({ file: 'app.py', currentText: sampleAnswer, newText }),
      app: { ...app, expectedText: newText },
      spaceId: null,
    })
  },
}
