import { appendFile, readFile } from 'node:fs/promises'
import type { StepContext } from '@naturalcad/space-factory'

export interface CountedOutside {
  done: () => Promise<string[]>
  onStep: (name: string, context: StepContext) => Promise<void>
}

/** What steps do to the outside, in a file that outlives them: each thing is done where it is not there yet, as idempotent steps do. */
export function createCountedOutside(file: string): CountedOutside {
  const done = async () => (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '')
  return {
    done,
    async onStep(name, { round }) {
      if (name !== 'create' && name !== 'upload') return
      const what = name === 'create' ? 'create' : `upload ${round}`
      if (!(await done()).includes(what)) await appendFile(file, `${what}\n`)
    },
  }
}
