import { recipeTable, scopeNeeds, type RecipeDetails } from '@naturalcad/space-factory'
import { RecipeName } from '@naturalcad/contracts/factory'
import type { CommandContext } from '../../commands/command-context.ts'
import { paint } from '../../output/paint.ts'
import { printText } from '../../output/print-text.ts'
import { wrapBehind } from '../../output/wrap-text.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'

const modelWords = { none: undefined, optional: 'takes a model, if you like', required: 'takes a model' } as const
const spaceWords = { none: undefined, made: 'makes a private Space', existing: 'takes a Space that is there' } as const
const agentWords = { none: undefined, fallback: 'asks the agent where no template fits', always: 'asks the agent' } as const

/** What can be launched. Asks nothing of the Hub. */
export function recipes({ json }: FactoryCommandOf<'recipes'>, { terminal }: CommandContext): void {
  const table: Record<RecipeName, RecipeDetails> = recipeTable
  if (json) {
    const list = RecipeName.options.map((name) => ({ name, ...table[name], scopes: scopeNeeds[name] }))
    terminal.out.write(`${JSON.stringify({ recipes: list })}\n`)
    return
  }
  const { columns } = terminal
  const text = RecipeName.options.map((name) => {
    const { title, passesWhen, needs, defaults } = table[name]
    const words = [`${modelWords[needs.model] ?? ''}${defaults.model === null ? '' : ` (${defaults.model})`}`, spaceWords[needs.space], agentWords[needs.agent]]
    const facts = words.filter((word) => word !== undefined && word !== '').join('; ')
    return [
      `${paint('bold', name, terminal)}\n`,
      wrapBehind('  ', title, columns),
      wrapBehind('  passes when ', passesWhen, columns),
      ...(facts === '' ? [] : [wrapBehind('  ', facts, columns)]),
    ].join('')
  })
  printText(text.join('\n'), 'out', terminal)
}
