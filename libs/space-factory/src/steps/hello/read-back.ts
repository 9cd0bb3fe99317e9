import { FactoryTask } from '@naturalcad/contracts/factory'
import type { Step } from '../../run/step.ts'
import { greet, helloFile } from './write-hello.ts'

/** Reads the run's files from where they lie: what was written, and the task that the launcher left there. */
export const readBack: Step<never, 'readBack'> = {
  name: 'read-back',
  state: 'job_running',
  needs: [],
  gives: ['readBack'],
  async run(_, { task, files }) {
    const hello = await files.readText(helloFile)
    const written = FactoryTask.safeParse(readJson(await files.readText('task.json')))
    const isEqual = hello === greet(task.runId, task.user) && written.data?.runId === task.runId
    return { facts: { readBack: { files: ['task.json', helloFile], isEqual } } }
  },
}

function readJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
