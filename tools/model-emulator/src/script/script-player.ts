import { parseInput } from '@naturalcad/contracts/errors'
import { ApiError } from '../api/api-error.ts'
import type { ChatRequest } from '../api/chat-request.ts'
import { gistOf, lastToolOf, textOf, turnOf } from '../api/message-text.ts'
import { Rule, type Condition, type RuleInput } from './model-script.ts'
import { Reply } from './reply.ts'
import { matchesText } from './text-pattern.ts'

interface PlayedReply {
  /** Place of the rule in the script, from 0. */
  rule: number
  reply: Reply
}

export interface ScriptPlayer {
  add(rule: RuleInput): void
  /** The first rule that fits and is not used up; counts it. Throws `ApiError` 400 `no_scripted_reply` where there is none. */
  play(request: ChatRequest): Promise<PlayedReply>
  /** Places of rules that have not answered as often as they were meant to; `always` rules that never did. */
  pending(): number[]
  reset(): void
}

export function createScriptPlayer(script: readonly Rule[]): ScriptPlayer {
  let rules = script.map((rule) => ({ rule, used: 0 }))
  const isLeft = ({ rule: { times }, used }: (typeof rules)[number]): boolean => times === 'always' || used < times
  return {
    add: (input) => void rules.push({ rule: parseInput(Rule, input), used: 0 }),
    play: async (request) => {
      const index = rules.findIndex((entry) => isLeft(entry) && holds(entry.rule.when, request))
      const entry = rules[index]
      if (entry === undefined) throw new ApiError(400, `The script has no reply for ${gistOf(request)}.`, { code: 'no_scripted_reply' })
      entry.used += 1
      const { reply } = entry.rule
      return { rule: index, reply: typeof reply === 'function' ? await callFunction(reply, request, index) : reply }
    },
    pending: () => rules.flatMap(({ rule: { times }, used }, index) => (used < (times === 'always' ? 1 : times) ? [index] : [])),
    reset: () => {
      rules = script.map((rule) => ({ rule, used: 0 }))
    },
  }
}

async function callFunction(reply: Extract<Rule['reply'], (...args: never[]) => unknown>, request: ChatRequest, index: number): Promise<Reply> {
  const parsed = Reply.safeParse(await reply(request))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ApiError(400, `Rule ${index} of the script gave a reply that is not valid at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}.`, { code: 'script_error' })
}

function holds(when: Condition, request: ChatRequest): boolean {
  const { messages, tools, response_format: format } = request
  const last = messages.at(-1)
  const user = messages.findLast(({ role }) => role === 'user')
  const system = messages.filter(({ role }) => role === 'system' || role === 'developer').map(textOf).join('\n')
  return (
    matchesText(when.model, request.model) &&
    matchesText(when.system, system) &&
    matchesText(when.user, user && textOf(user)) &&
    matchesText(when.last, last && textOf(last)) &&
    matchesText(when.toolResult, last?.role === 'tool' ? textOf(last) : undefined) &&
    (when.tool === undefined || lastToolOf(request) === when.tool) &&
    (when.turn === undefined || turnOf(request) === when.turn) &&
    (when.offers === undefined || (tools ?? []).some((tool) => tool.function.name === when.offers)) &&
    (when.schema === undefined || (format?.type === 'json_schema' && format.json_schema.name === when.schema)) &&
    (when.stream === undefined || (request.stream ?? false) === when.stream)
  )
}
