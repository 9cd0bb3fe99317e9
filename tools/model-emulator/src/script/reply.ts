import * as z from 'zod'
import { ReplyFault } from './fault.ts'

const ToolCall = z.strictObject({
  /** Made up, and never the same twice, where it is not given. */
  id: z.string().optional(),
  name: z.string(),
  /** An object is sent as its JSON; a text as it is, to be broken on purpose. */
  arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).default({}),
})

const Usage = z.strictObject({
  promptTokens: z.int().min(0),
  completionTokens: z.int().min(0),
  cachedTokens: z.int().min(0).optional(),
  reasoningTokens: z.int().min(0).optional(),
})

/** What the model says, once. */
export const Reply = z
  .strictObject({
    text: z.string().optional(),
    /** Sent as JSON text. It must fit the schema that the request asks for; give `text` to answer past it. */
    json: z.json().optional(),
    reasoning: z.string().optional(),
    /** Providers differ in where they put it. */
    reasoningField: z.enum(['reasoning', 'reasoning_content']).default('reasoning'),
    refusal: z.string().optional(),
    toolCalls: z.array(ToolCall).default([]),
    /** `tool_calls` where there are some, else `stop`. */
    finishReason: z.enum(['stop', 'length', 'tool_calls', 'content_filter']).optional(),
    /** Null sends none. Without it a token is counted for every four characters. */
    usage: Usage.nullable().optional(),
    /** Texts and arguments are streamed in pieces of so many characters. */
    pieceCharacters: z.int().positive().default(16),
    /** Before the status line, in milliseconds. */
    delayMs: z.int().min(0).max(600_000).default(0),
    /** Before each piece of a stream, in milliseconds. */
    pieceDelayMs: z.int().min(0).max(600_000).default(0),
    fault: ReplyFault.optional(),
  })
  .refine(({ text, json }) => text === undefined || json === undefined, 'has both "text" and "json"')
  .refine(
    ({ text, json, refusal, toolCalls, fault }) => text !== undefined || json !== undefined || refusal !== undefined || toolCalls.length > 0 || fault?.kind === 'status',
    'needs "text", "json", "refusal", "toolCalls" or a "fault" of kind "status"',
  )
export type Reply = z.output<typeof Reply>
/** As a test or a file writes it: defaults may be left out. */
export type ReplyInput = z.input<typeof Reply>
