import { type Blocker, TechnicalBlockers } from '@naturalcad/contracts/factory'
import type { BlockersFacts } from '../verdict/gate-facts.ts'

export interface BlockersJudgement extends BlockersFacts {
  /** Blockers that do not count, by id. */
  rejected: { id: string; reason: string }[]
}

const maxBytes = 256 * 1024
const flashAttention = /flash[\s_-]*att/i

/** What has to be tried before FlashAttention may be called a blocker. */
const flashAlternatives = [
  { name: 'SDPA', match: /\bsdpa\b|scaled[\s_-]*dot[\s_-]*product/i },
  { name: 'xformers', match: /x-?formers/i },
  { name: 'a flash-attn build of Kernels', match: /kernels/i },
] as const

/** Whether the text of a `TECHNICAL_BLOCKERS.json` counts. It is the agent's: nothing in it is taken on trust but that it was written. */
export function judgeBlockers(text: string, modelId: string): BlockersJudgement {
  const refuse = (...problems: string[]): BlockersJudgement => ({ blockers: [], problems, rejected: [] })
  if (new TextEncoder().encode(text).length > maxBytes) return refuse(`the file is larger than ${maxBytes} bytes`)
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return refuse('the file is not JSON')
  }
  const parsed = TechnicalBlockers.safeParse(data)
  if (!parsed.success) return refuse(...parsed.error.issues.slice(0, 10).map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`))
  if (parsed.data.modelId.toLowerCase() !== modelId.toLowerCase()) return refuse(`modelId: is not ${modelId}`)
  const judged = parsed.data.blockers.map((blocker) => ({ blocker, reason: findReason(blocker) }))
  const blockers = judged.filter(({ reason }) => reason === undefined).map(({ blocker }) => blocker)
  const rejected = judged.flatMap(({ blocker, reason }) => (reason === undefined ? [] : [{ id: blocker.id, reason }]))
  if (blockers.some(({ severity }) => severity === 'blocking')) return { blockers, problems: [], rejected }
  return { blockers, problems: rejected.length > 0 ? rejected.map(({ id, reason }) => `${id}: ${reason}`) : ['no blocker is blocking'], rejected }
}

function findReason({ id, component, description, alternativesTried }: Blocker): string | undefined {
  const worked = alternativesTried.find(({ outcome }) => outcome === 'worked')
  if (worked !== undefined) return `${worked.name} worked, so nothing is blocked`
  if (!flashAttention.test(`${id} ${component} ${description}`)) return undefined
  const untried = flashAlternatives.filter(({ match }) => !alternativesTried.some(({ name }) => match.test(name)))
  return untried.length === 0 ? undefined : `flash-attn is no blocker before these were tried: ${untried.map(({ name }) => name).join(', ')}`
}
