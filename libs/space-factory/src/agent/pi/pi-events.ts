import * as z from 'zod'

const Block = z.looseObject({ type: z.string(), text: z.string().optional(), name: z.string().optional(), arguments: z.unknown().optional() })
const Content = z.union([z.string(), z.array(Block)])

const Message = z.looseObject({
  role: z.string(),
  content: Content.optional(),
  stopReason: z.string().optional(),
  errorMessage: z.string().optional(),
  toolName: z.string().optional(),
  isError: z.boolean().optional(),
})
export type PiMessage = z.output<typeof Message>

const Event = z.looseObject({ type: z.string(), message: z.unknown().optional() })

/** What Pi has told so far, without the bulk of it. */
export interface PiStory {
  /** The last whole message of the model. */
  lastAnswer: PiMessage | undefined
  /** Pi will not try again: nothing more comes. */
  isSettled: boolean
  /** Lines for people, in order, not yet redacted. */
  lines: string[]
}

export interface PiStep {
  kind: 'turn' | 'tool'
  /** Of a tool call. */
  tool?: string
}

// Both hold the whole of a message again and again, and cut secrets into pieces that nobody finds.
const bulk = /^\{"type":"(?:message_update|tool_execution_update)"/
const maxLines = 2000
const maxShown = 2000

export function createPiStory(): PiStory {
  return { lastAnswer: undefined, isSettled: false, lines: [] }
}

/** Takes one line of Pi's output into the story; lines that cannot be read are none. Returns what is worth telling at once. */
export function takePiLine(story: PiStory, line: string): PiStep | undefined {
  if (bulk.test(line)) return undefined
  const event = parseEvent(line)
  if (event === undefined) return undefined
  if (event.type === 'agent_settled') story.isSettled = true
  if (event.type === 'turn_start') return { kind: 'turn' }
  if (event.type !== 'message_end') return undefined
  const { data: message } = Message.safeParse(event.message)
  if (message === undefined) return undefined
  if (message.role === 'assistant') story.lastAnswer = message
  if (story.lines.length < maxLines) story.lines.push(...describeMessage(message))
  const call = blocksOf(message).find(({ type }) => type === 'toolCall')
  return call?.name === undefined ? undefined : { kind: 'tool', tool: call.name }
}

export function textOf(message: PiMessage | undefined): string {
  if (message === undefined) return ''
  return blocksOf(message).flatMap(({ type, text }) => (type === 'text' && text !== undefined ? [text] : [])).join('\n').trim()
}

function parseEvent(line: string): z.output<typeof Event> | undefined {
  try {
    return Event.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

function blocksOf({ content = [] }: PiMessage): z.output<typeof Block>[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content
}

function describeMessage(message: PiMessage): string[] {
  const { role, toolName = 'tool', isError = false, stopReason, errorMessage } = message
  if (role === 'user' || role === 'system') return []
  const from = role === 'toolResult' ? `${toolName}${isError ? ' failed' : ''}` : 'agent'
  const said = blocksOf(message).flatMap((block) => {
    if (block.type === 'text' && block.text !== undefined && block.text.trim() !== '') return [`${from}: ${shorten(block.text.trim())}`]
    return block.type === 'toolCall' ? [`${block.name ?? 'tool'}: ${shorten(JSON.stringify(block.arguments ?? {}))}`] : []
  })
  const isOdd = role === 'assistant' && stopReason !== undefined && stopReason !== 'stop' && stopReason !== 'toolUse'
  return isOdd ? [...said, `agent stopped (${stopReason}): ${shorten(errorMessage ?? 'no reason was given')}`] : said
}

/** Both ends: what was asked stands at the start, and errors stand at the end. */
function shorten(text: string): string {
  const half = maxShown / 2
  return text.length <= maxShown ? text : `${text.slice(0, half)}\n… (${text.length - maxShown} characters) …\n${text.slice(-half)}`
}
