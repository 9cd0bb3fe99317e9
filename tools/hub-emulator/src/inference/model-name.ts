import type { ModelCard } from './model-catalog.ts'
import { modelNotSupported } from './router-error.ts'

/** Ways to choose a provider, in place of its name. */
const policies = ['fastest', 'cheapest', 'preferred']

/**
 * The name by which the server knows the model: as it is if the server lists it so, else without `:provider` or `:policy` at its end.
 * Throws 400 `model_not_supported`.
 */
export function toUpstreamModel(name: string, cards: readonly ModelCard[] | undefined): string {
  const [, bare = name, choice] = /^(.+):([^:/]+)$/.exec(name) ?? []
  if (cards === undefined) return bare
  if (cards.some(({ id }) => id === name)) return name
  const card = cards.find(({ id }) => id === bare)
  if (card === undefined) throw modelNotSupported(name)
  // A server that names no providers is taken for each of them.
  const isServed = choice === undefined || policies.includes(choice) || card.providers === undefined || card.providers.some(({ provider }) => provider === choice)
  if (!isServed) throw modelNotSupported(bare, `provider '${choice}'`)
  return bare
}
