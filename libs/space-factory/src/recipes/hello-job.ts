import { recipe } from '../run/recipe.ts'
import { readBack, writeHello } from '../steps/steps.ts'

export const helloJob = recipe('hello-job')
  .step(writeHello)
  .step(readBack)
  .decidedBy(({ readBack: found }) =>
    found?.isEqual === true
      ? { passed: true, detail: `${found.files.join(' and ')} read back as they were written` }
      : { passed: false, detail: 'what was written does not read back as it was' },
  )
