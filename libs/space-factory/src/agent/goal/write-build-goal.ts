import type { FactoryMode, RuntimeRecommendation } from '@naturalcad/contracts/factory'
import type { CardAnalysis } from '../../card/card-analysis.ts'
import { type CardText, fenceCardText } from '../../card/card-text.ts'
import { appContract, decidedElsewhere, endState, hardConstraints, knownErrorHints, modelFacts, platformRules, section, whenBlocked } from './goal-parts.ts'

export interface BuildGoalFacts {
  analysis: CardAnalysis
  recommendation: RuntimeRecommendation
  /** As `cleanCardText` leaves it; null where there is none. */
  card: CardText | null
  /** Slug of the hardware that the app is written for. */
  hardware: string
  mode: FactoryMode
  /** What a recipe knows of its model, one line each. */
  notes?: readonly string[]
}

/** What an agent is told to build, in Markdown. All that strangers wrote stands in one fence, or as a short piece of code. */
export function writeBuildGoal({ analysis, recommendation, card, hardware, mode, notes = [] }: BuildGoalFacts): string {
  const { modelId } = analysis
  return [
    `# Write a Gradio app that runs ${modelId}\n`,
    section('End state', endState(mode)),
    section('Facts', `${modelFacts(analysis, recommendation)}${notes.map((note) => `- ${note}\n`).join('')}`),
    section('Hard constraints', hardConstraints),
    section('App contract', appContract(modelId, mode)),
    section('Platform rules', platformRules(hardware, recommendation)),
    section('Known errors', knownErrorHints),
    section('When blocked', whenBlocked(modelId)),
    section('Done is decided elsewhere', decidedElsewhere),
    ...(card === null ? [] : [section('Model card', fenceCardText(card, modelId))]),
  ].join('\n')
}
