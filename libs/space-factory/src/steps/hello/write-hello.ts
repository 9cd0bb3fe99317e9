import type { Step } from '../../run/step.ts'

export const helloFile = 'artifacts/hello.txt'

/** What is written depends on the run alone, so a second start writes the same. */
export function greet(runId: string, user: string): string {
  return `Hello, ${user}. This was written by the Job of run ${runId}.\n`
}

export const writeHello: Step<never, never> = {
  name: 'write-hello',
  state: 'job_running',
  needs: [],
  gives: [],
  async run(_, { task, files, report }) {
    await files.writeText(helloFile, greet(task.runId, task.user))
    await report('hello.written', `${helloFile} is written`)
    return { facts: {} }
  },
}
