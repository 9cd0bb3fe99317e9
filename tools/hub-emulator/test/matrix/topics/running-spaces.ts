import { runningSpaceCommands } from '../command/running-spaces.ts'
import type { Topic } from '../framework/topic.ts'
import { gradioCases } from '../javascript/gradio.ts'
import { deployGreeter } from '../javascript/gradio-space.ts'
import { runningSpaceCases } from '../javascript/running-spaces.ts'
import { runningSpaceOperations } from '../operations/running-spaces.ts'

export const runningSpaces: Topic = {
  name: 'running-spaces',
  needs: ['bubblewrap', 'python'],
  begin: deployGreeter,
  operations: runningSpaceOperations,
  hub: runningSpaceCases,
  gradio: gradioCases,
  hf: runningSpaceCommands,
}
