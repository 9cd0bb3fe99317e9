import { existsSync, statSync } from 'node:fs'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createRedactor } from '@naturalcad/redaction'
import { createSandbox, type Sandbox, type SandboxLevel } from '@naturalcad/sandbox'
import { findAgentModel } from '../agent-models.ts'
import type { Agent, AgentContext, AgentResult, AgentTask } from '../agent.ts'
import { cleanWorkspace } from '../clean-workspace.ts'
import { type AgentProxy, startProxy } from '../proxy/start-proxy.ts'
import { findPi } from './find-pi.ts'
import type { CreatePiAgentOptions } from './pi-options.ts'
import { runPi } from './run-pi.ts'

/** The least that an agent is started at: below it its shell could read what is not its own. */
export const agentFloor: SandboxLevel = 2

/**
 * Pi without a head, in the sandbox, behind a proxy that holds the keys. What goes wrong with it, its model or its place is a result; only
 * a cancellation rejects.
 */
export function createPiAgent(options: CreatePiAgentOptions = {}): Agent {
  return {
    name: 'pi',
    async work(task, context) {
      context.signal.throwIfAborted()
      let sandbox: Sandbox | undefined
      let proxy: AgentProxy | undefined
      try {
        checkTask(task)
        if (options.node === undefined) checkNode(process.versions.node)
        sandbox = openSandbox(options)
        const pi = findPi(options.pi)
        const removed = await cleanWorkspace(task.workspace)
        if (removed.length > 0) context.onEvent('removed what would speak to the agent', { names: removed })
        const model = options.model ?? findAgentModel(task.model)
        proxy = await startProxy({ ...proxyOptions(task, context, options), model })
        return await runPi({ task, context, options, pi, sandbox, proxy, model })
      } catch (error) {
        context.signal.throwIfAborted()
        return failed(error, context, sandbox, proxy)
      } finally {
        await proxy?.close()
      }
    },
  }
}

function proxyOptions({ spaceId, spaceVariables = {} }: AgentTask, { inference, hub, limits, clock, onEvent }: AgentContext, { hardware, fetch, stallMs, waitMs }: CreatePiAgentOptions) {
  return {
    inference,
    limits,
    clock,
    hub: spaceId === null ? undefined : { ...hub, spaceId, variables: spaceVariables, ...(hardware === undefined ? {} : { hardware }) },
    onRequest: (note: Record<string, unknown>) => onEvent(`the agent asked the ${note['route'] === 'hub' ? 'Hub' : 'model'}: ${String(note['status'])}`, note),
    ...(fetch === undefined ? {} : { fetch }),
    ...(stallMs === undefined ? {} : { stallMs }),
    ...(waitMs === undefined ? {} : { waitMs }),
  }
}

function checkTask({ goal, workspace }: AgentTask): void {
  // Pi ends well, without a request, when it is told nothing.
  if (goal.trim() === '') throw new NaturalCadError('INVALID_REQUEST', 'the goal of the agent is empty')
  if (!existsSync(workspace) || !statSync(workspace).isDirectory()) throw new NaturalCadError('NOT_FOUND', 'the workspace of the agent is no folder')
}

function checkNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 19)) throw new NaturalCadError('NOT_CONFIGURED', `Pi needs Node 22.19 or later, and this is ${version}`, { remedy: 'Run a later Node, or give the path of one as the option node.' })
}

function openSandbox({ level, temporaryFolder }: CreatePiAgentOptions): Sandbox {
  const sandbox = createSandbox({ floor: 0, ...(level === undefined ? {} : { level }), ...(temporaryFolder === undefined ? {} : { temporaryFolder }) })
  if (sandbox.level >= agentFloor) return sandbox
  throw new NaturalCadError('NOT_CONFIGURED', `the sandbox reaches level ${sandbox.level} here, and an agent needs ${agentFloor}: ${sandbox.reasons.join('; ')}`, {
    details: { level: sandbox.level, floor: agentFloor },
  })
}

function failed(error: unknown, { inference, hub }: AgentContext, sandbox: Sandbox | undefined, proxy: AgentProxy | undefined): AgentResult {
  const redactor = createRedactor({ secrets: [inference.accessToken, hub.accessToken] })
  const { message, remedy } = NaturalCadError.from(error)
  return {
    outcome: 'failed',
    detail: redactor.text(remedy === undefined ? message : `${message} (${remedy})`),
    claim: null,
    usage: { ...(proxy?.usage ?? { requests: 0, inputTokens: 0, outputTokens: 0, usd: 0 }) },
    output: '',
    sandboxLevel: sandbox?.level ?? null,
  }
}
