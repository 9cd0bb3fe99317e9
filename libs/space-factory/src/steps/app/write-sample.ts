import { freeCpuFlavor } from '../../hardware/flavors.ts'
import type { Step } from '../../run/step.ts'
import { generateSampleApp } from '../../templates/sample-app.ts'
import { keepTemplate } from './keep-template.ts'

/** Writes the small app that runs no model. */
export const writeSample: Step<never, 'workspace'> = {
  name: 'write-sample',
  state: 'generating',
  needs: [],
  gives: ['workspace'],
  async run(_, { files }) {
    return { facts: { workspace: await keepTemplate(files, generateSampleApp(), { hardware: freeCpuFlavor, expected: 'text', durationSeconds: 30 }) } }
  },
}
