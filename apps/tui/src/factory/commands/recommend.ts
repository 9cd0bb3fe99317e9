import type { CommandContext } from '../../commands/command-context.ts'
import { createStatusLine } from '../../output/status-line.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { openFactory } from '../open-factory.ts'
import { printRecommendation } from '../output/print-recommendation.ts'

/** How a model is best run. Makes nothing. */
export async function recommend({ model, json }: FactoryCommandOf<'recommend'>, context: CommandContext): Promise<void> {
  const { terminal, signal } = context
  const factory = await openFactory(context)
  const line = createStatusLine(terminal, { keepsSteps: false })
  line.begin('reading the model card')
  try {
    const recommendation = await factory.recommend(model, { signal })
    line.end()
    printRecommendation(recommendation, terminal, json)
  } finally {
    line.end()
    await factory.close()
  }
}
