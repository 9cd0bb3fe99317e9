import { recommend } from '../../recommend/recommend.ts'
import type { Step } from '../../run/step.ts'

export const recommendationFile = 'runtime_recommendation.json'

/** How the model is best run with what this account and this run may use. */
export const recommendRuntime: Step<'analysis' | 'baseModel', 'recommendation'> = {
  name: 'recommend-runtime',
  state: 'analysing',
  needs: ['analysis', 'baseModel'],
  gives: ['recommendation'],
  async run({ analysis, baseModel }, { task, files }) {
    const { allowFixedGpu, maxUsdPerHour } = task.hardware
    const recommendation = recommend(analysis, {
      ...(baseModel === null ? {} : { baseModel }),
      zeroGpuAllowed: task.isZeroGpuEligible,
      fixedGpuAllowed: allowFixedGpu,
      ...(maxUsdPerHour === null ? {} : { maxUsdPerHour }),
    })
    await files.writeJson(recommendationFile, recommendation)
    return { facts: { recommendation } }
  },
}
