import * as z from 'zod'
import type { Upstream } from './upstream.ts'

const Provider = z.looseObject({ provider: z.string(), status: z.string().default('live') })
const Card = z.looseObject({ id: z.string(), created: z.number().default(0), owned_by: z.string().default(''), providers: z.array(Provider).min(1).optional() })
const List = z.object({ data: z.array(Card) })
export type ModelCard = z.output<typeof Card>

/** Serves a model whose server names no providers. */
const standardProvider = 'hf-inference'
/** So long a list is good, in milliseconds. */
const freshMs = 5000
/** A server that is slow to list its models is asked without its list. */
const listTimeoutMs = 5000

interface ProviderMapping {
  providerId: string
  status: string
  task: string
}

/** The models of the inference server. */
export interface ModelCatalog {
  /** Asks the server anew if the list is old. Never throws: without a server, or one that lists nothing, the catalog is empty. */
  refresh(): Promise<void>
  /** Undefined where the server does not say which models it has. */
  cards(): readonly ModelCard[] | undefined
  /** By provider: what model info tells as `inferenceProviderMapping`. */
  mappingOf(id: string): Record<string, ProviderMapping>
}

export function createModelCatalog(upstream: Upstream, now: () => number): ModelCatalog {
  let known: { cards: ModelCard[] | undefined; at: number } | undefined
  let asking: Promise<void> | undefined
  const ask = async (): Promise<void> => {
    known = { cards: await readCards(upstream), at: now() }
  }
  return {
    refresh: async () => {
      if (known?.cards !== undefined && now() - known.at < freshMs) return
      asking ??= ask().finally(() => {
        asking = undefined
      })
      await asking
    },
    cards: () => known?.cards,
    mappingOf: (id) => {
      const card = known?.cards?.find((one) => one.id === id)
      if (card === undefined) return {}
      return Object.fromEntries(providersOf(card).map(({ provider, status }) => [provider, { providerId: id, status, task: 'conversational' }]))
    },
  }
}

export function providersOf(card: ModelCard): { provider: string; status: string }[] {
  return card.providers ?? [{ provider: standardProvider, status: 'live' }]
}

async function readCards(upstream: Upstream): Promise<ModelCard[] | undefined> {
  try {
    const { status, body } = await upstream.request({ method: 'GET', path: '/models', signal: AbortSignal.timeout(listTimeoutMs) })
    const text = await new Response(ReadableStream.from(body)).text()
    if (status !== 200) return undefined
    const list = List.safeParse(JSON.parse(text))
    return list.success ? list.data.data : undefined
  } catch {
    return undefined
  }
}
