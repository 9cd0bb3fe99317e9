import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createRedactor } from '@naturalcad/redaction'
import type { Agent, AgentContext, AgentResult, AgentTask, AgentUsage } from '../agent.ts'

/** One thing that a scripted agent does. */
export type ScriptedAct =
  /** Writes a file of the workspace; a path may lead out of it, as a bad agent's would. */
  | { write: string; content: string | Uint8Array }
  | { remove: string }
  | { link: string; to: string }
  /** A line of its output. */
  | { say: string }
  /** What it says of its work in the end. */
  | { claim: AgentResult['claim'] }
  | { spend: Partial<AgentUsage> }
  /** Ends as a failed round. */
  | { fail: string }
  /** Never ends by itself. */
  | { hang: true }
  /** Anything else, such as calls of the Hub. */
  | { act: (task: AgentTask, context: AgentContext) => Promise<void> | void }

export interface ScriptedAgentOptions {
  /** What it does in each round; the last list stands for all further ones. */
  rounds: readonly (readonly ScriptedAct[])[]
  /** @default 'scripted' */
  name?: string
  /** What it says that it ran at. @default 4 */
  sandboxLevel?: number | null
}

/** An agent that does what a list says, without a model, a sandbox or a process: for tests, of lying agents above all. */
export function createScriptedAgent({ rounds, name = 'scripted', sandboxLevel = 4 }: ScriptedAgentOptions): Agent {
  return {
    name,
    async work(task, context) {
      const state: State = { outcome: 'finished', detail: 'the script is over', claim: null, usage: { requests: 0, inputTokens: 0, outputTokens: 0, usd: 0 }, lines: [] }
      for (const act of rounds[Math.min(task.round, rounds.length - 1)] ?? []) {
        context.signal.throwIfAborted()
        await perform(act, task, context, state)
        if (state.outcome === 'failed') break
      }
      const redactor = createRedactor({ secrets: [context.inference.accessToken, context.hub.accessToken] })
      await keepTrace(task, context, state)
      const { lines, ...result } = state
      return { ...result, detail: redactor.text(state.detail), output: redactor.text(lines.map((line) => `${line}\n`).join('')), sandboxLevel }
    },
  }
}

interface State extends Pick<AgentResult, 'outcome' | 'detail' | 'claim' | 'usage'> {
  lines: string[]
}

async function perform(act: ScriptedAct, task: AgentTask, context: AgentContext, state: State): Promise<void> {
  const fail = (detail: string) => Object.assign(state, { outcome: 'failed', detail })
  const at = (path: string) => join(task.workspace, path)
  if ('write' in act) {
    await mkdir(dirname(at(act.write)), { recursive: true })
    await writeFile(at(act.write), act.content)
    context.onEvent('the agent uses write', { tool: 'write' })
  } else if ('remove' in act) await rm(at(act.remove), { recursive: true, force: true })
  else if ('link' in act) await symlink(act.to, at(act.link))
  else if ('say' in act) state.lines.push(act.say)
  else if ('claim' in act) state.claim = act.claim
  else if ('spend' in act) {
    for (const key of ['requests', 'inputTokens', 'outputTokens', 'usd'] as const) state.usage[key] += act.spend[key] ?? 0
    const { maxRequests, maxUsd } = context.limits
    if (state.usage.requests > maxRequests || state.usage.usd > maxUsd) fail('the run budget of the agent is exhausted')
  } else if ('fail' in act) fail(act.fail)
  else if ('hang' in act) fail(await hang(context))
  else await act.act(task, context)
}

function hang({ signal, clock, limits }: AgentContext): Promise<string> {
  return new Promise((resolve, reject) => {
    const cancelTimer = clock.after(limits.maxSeconds * 1000, () => {
      signal.removeEventListener('abort', onAbort)
      resolve(`the agent did not end within ${limits.maxSeconds} s`)
    })
    const onAbort = () => {
      cancelTimer()
      reject(signal.reason instanceof Error ? signal.reason : new NaturalCadError('CANCELED', 'canceled', { cause: signal.reason }))
    }
    signal.addEventListener('abort', onAbort, { once: true })
  })
}

/** In the form of Pi's sessions, so that what reads those has something to read. */
async function keepTrace({ goal, workspace, round }: AgentTask, { traces, clock }: AgentContext, { lines }: State): Promise<void> {
  const timestamp = new Date(clock.now()).toISOString()
  const message = (id: number, role: string, text: string) => ({ type: 'message', id: String(id), parentId: id === 1 ? null : String(id - 1), timestamp, message: { role, content: [{ type: 'text', text }] } })
  const entries = [{ type: 'session', version: 3, id: `scripted-${round}`, timestamp, cwd: workspace }, message(1, 'user', goal), message(2, 'assistant', lines.join('\n'))]
  await mkdir(traces, { recursive: true, mode: 0o700 })
  await writeFile(join(traces, `round-${round}-scripted.jsonl`), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600 })
}
