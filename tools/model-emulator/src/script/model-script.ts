import * as z from 'zod'
import { ModelCard } from '../api/model-card.ts'
import type { ChatRequest } from '../api/chat-request.ts'
import { Reply, type ReplyInput } from './reply.ts'
import { TextPattern } from './text-pattern.ts'

/** What a request must be like. All that is given must hold; nothing given holds for every request. */
export const Condition = z.strictObject({
  model: TextPattern.optional(),
  /** The text of all system and developer messages. */
  system: TextPattern.optional(),
  /** The last message of the user. */
  user: TextPattern.optional(),
  /** The last message, whoever it is from. */
  last: TextPattern.optional(),
  /** The tool whose result is the last message. */
  tool: z.string().optional(),
  /** The last message, if it is the result of a tool. */
  toolResult: TextPattern.optional(),
  /** How many answers of the model the conversation has already. */
  turn: z.int().min(0).optional(),
  /** A tool that the request offers. */
  offers: z.string().optional(),
  /** The name of the JSON schema that is asked for. */
  schema: z.string().optional(),
  stream: z.boolean().optional(),
})
export type Condition = z.output<typeof Condition>

export type ReplyFunction = (request: ChatRequest) => ReplyInput | Promise<ReplyInput>

export const Rule = z.strictObject({
  when: Condition.default({}),
  /** How often the rule answers before it is used up. @default 1 */
  times: z.union([z.int().positive(), z.literal('always')]).default(1),
  reply: z.union([z.custom<ReplyFunction>((value) => typeof value === 'function', 'must be a function or a reply'), Reply]),
})
export type Rule = z.output<typeof Rule>

/** The form of a script file. */
export const ModelScript = z.strictObject({
  models: z.array(ModelCard).min(1).default(() => [ModelCard.parse('scripted')]),
  rules: z.array(Rule).default([]),
})
export type ModelScript = z.output<typeof ModelScript>
/** As a test or a file writes it: defaults may be left out. */
export type ModelScriptInput = z.input<typeof ModelScript>
export type RuleInput = z.input<typeof Rule>
