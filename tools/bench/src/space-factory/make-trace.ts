import { Buffer } from 'node:buffer'

/** A session trace of an agent as JSON lines: prose, code, tool results, ids, digests, now and then a secret. The same text each time. */
export function makeTrace(bytes: number): string {
  const random = createRandom(20_261_121)
  const lines: string[] = [JSON.stringify({ type: 'session', version: 3, id: hex(random, 32), timestamp: '2026-11-21T10:00:00.000Z', cwd: '/workspace' })]
  let size = 0
  for (let turn = 0; size < bytes; turn += 1) {
    const line = JSON.stringify(turn % 2 === 0 ? makeAssistant(turn, random) : makeToolResult(turn, random))
    lines.push(line)
    size += Buffer.byteLength(line) + 1
  }
  return `${lines.join('\n')}\n`
}

type Random = () => number

function makeAssistant(turn: number, random: Random): Record<string, unknown> {
  const content = [
    { type: 'text', text: `I look at the card and write the app. ${pick(random, prose)} The commit is ${hex(random, 40)}.` },
    { type: 'toolCall', id: `call_${turn}`, name: 'write', arguments: { path: `app_${turn % 7}.py`, content: Array.from({ length: 40 }, () => pick(random, code)).join('\n') } },
  ]
  return toEntry(turn, random, { role: 'assistant', content, stopReason: 'toolUse', usage: { input: 1000, output: 200 } })
}

function makeToolResult(turn: number, random: Random): Record<string, unknown> {
  const output = Array.from({ length: 30 }, (_, line) => `${line}: ${pick(random, prose)} ${hex(random, 64)}`)
  if (turn % 9 === 0) output.push(`HF_TOKEN=${makeToken(random)}`)
  return toEntry(turn, random, { role: 'toolResult', toolCallId: `call_${turn - 1}`, toolName: 'bash', content: [{ type: 'text', text: output.join('\n') }], isError: false })
}

function toEntry(turn: number, random: Random, message: Record<string, unknown>): Record<string, unknown> {
  return { type: 'message', id: hex(random, 8), parentId: hex(random, 8), timestamp: new Date(1_795_000_000_000 + turn * 1000).toISOString(), message }
}

const prose = [
  'The model is loaded at module level, since ZeroGPU lends its card only to decorated functions.',
  'Collecting transformers, which has wheels for this Python; nothing has to be built.',
  'See https://example.test/docs/spaces?page=2#front-matter for the keys that are allowed.',
  'The token is read from the environment as os.environ["HF_TOKEN"], never written down.',
]
const code = [
  'pipe = pipeline("text-generation", model=MODEL_ID, revision=REVISION)',
  '    return pipe(prompt, max_new_tokens=int(tokens))[0]["generated_text"]',
  'with gr.Blocks(title="Text") as demo:',
  '    # one call, one answer',
  'api_key = os.environ.get("API_KEY", "")',
]

function pick(random: Random, from: readonly string[]): string {
  return from[Math.floor(random() * from.length)] ?? ''
}

function hex(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
}

/** Shaped like a token of the Hub, and none. */
function makeToken(random: Random): string {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
  return `hf_${Array.from({ length: 34 }, () => letters[Math.floor(random() * letters.length)]).join('')}`
}

/** Marsaglia's xorshift32. */
function createRandom(seed: number): Random {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
