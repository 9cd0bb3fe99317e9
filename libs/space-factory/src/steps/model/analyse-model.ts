import type { Blocker } from '@naturalcad/contracts/factory'
import { analyzeCard } from '../../card/analyze-card.ts'
import type { CardAnalysis } from '../../card/card-analysis.ts'
import { cleanCardText } from '../../card/card-text.ts'
import { findModelFacts, readBaseModel } from '../../card/find-model-facts.ts'
import type { Step } from '../../run/step.ts'
import { requireModel } from './require-model.ts'
import { writeBlockers } from './write-blockers.ts'

export const cardFile = 'diagnostics/card.md'

/** Reads the model at the commit that the run was launched with, and the model that an adapter stands on. */
export const analyseModel: Step<never, 'analysis' | 'baseModel' | 'blockers'> = {
  name: 'analyse-model',
  state: 'analysing',
  needs: [],
  gives: ['analysis', 'baseModel', 'blockers'],
  async run(_, context) {
    const model = requireModel(context.task)
    const call = { ...context.hub, signal: context.signal, deadline: context.deadline }
    const facts = await findModelFacts(call, model.id, model.sha)
    if (facts === undefined) {
      const blocker = describeLoss(model)
      const blockers = await writeBlockers(context, model.id, blocker.description, [blocker])
      return { facts: { blockers }, stop: { reason: blocker.description, repair: null } }
    }
    if (facts.cardText !== undefined) {
      const card = cleanCardText(facts.cardText)
      await context.files.writeText(cardFile, card.text)
      const { text: _text, ...counts } = card
      await context.report('model.card', `the card was read: ${card.originalBytes} bytes${card.isTruncated ? ', cut' : ''}`, counts)
    }
    // The run stays with the name and the commit that it was launched with, though the model may have moved.
    const analysis: CardAnalysis = { ...analyzeCard(facts), modelId: model.id, sha: model.sha }
    return { facts: { analysis, baseModel: await readBaseModel(call, analysis), blockers: null } }
  },
}

function describeLoss({ id, sha }: { id: string; sha: string }): Blocker {
  return {
    id: 'model-access',
    category: 'access',
    component: id,
    description: 'The model is not there any more, or not open to this account.',
    evidence: `the Hub has no ${id} at ${sha} for this token`,
    alternativesTried: [],
    workaround: "ask for access on the model's page, or name another model",
    severity: 'blocking',
  }
}
