import { realpathSync } from 'node:fs'
import { chmod, copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { createRedactor } from '@naturalcad/redaction'
import { interpreterFolders, type Sandbox, type SandboxedProcess } from '@naturalcad/sandbox'
import type { AgentModel } from '../agent-models.ts'
import type { AgentContext, AgentResult, AgentTask } from '../agent.ts'
import type { AgentProxy } from '../proxy/start-proxy.ts'
import { keepTraces } from '../traces/keep-traces.ts'
import type { PiProgram } from './find-pi.ts'
import { judgePi } from './judge-pi.ts'
import { piArguments, piEnvironment } from './pi-command.ts'
import { createPiStory, takePiLine, type PiStory } from './pi-events.ts'
import { writePiFiles } from './pi-files.ts'
import type { CreatePiAgentOptions } from './pi-options.ts'
import { piRules } from './pi-rules.ts'
import { readLines } from './read-lines.ts'
import { watchPi } from './watch-pi.ts'

export interface RunPiOptions {
  task: AgentTask
  context: AgentContext
  options: CreatePiAgentOptions
  pi: PiProgram
  sandbox: Sandbox
  proxy: AgentProxy
  model: AgentModel
}

const MiB = 2 ** 20
const limits = { memoryBytes: 3072 * MiB, tasks: 256, fileBytes: 64 * MiB, outputBytes: 512 * MiB, cpuSeconds: 3600 }
const maxLineBytes = 64 * MiB

/** One round: Pi is started with the goal on its standard input, watched to its end, and judged by what it told. */
export async function runPi({ task, context, options, pi, sandbox, proxy, model }: RunPiOptions): Promise<AgentResult> {
  const { signal, inference, hub } = context
  const folder = await mkdtemp(join(options.temporaryFolder ?? tmpdir(), 'nc-agent-'))
  try {
    const folders = writePiFiles(folder, { model, baseUrl: `${proxy.url}/v1` })
    const program = await bringPi(pi, folder)
    if (process.getuid?.() === 0 && !sandbox.layers.bubblewrap) await openWay(task.workspace)
    const node = options.node ?? process.execPath
    const programs = [options.python, node].flatMap((path) => (path === undefined ? [] : [inRealFolder(path)]))
    context.onEvent('the agent starts', { agent: 'pi', sandboxLevel: sandbox.level, round: task.round, model: model.id })
    const child = await sandbox.startProcess({
      command: [node, program.path, ...piArguments(model.id, folders, piRules)],
      folder: task.workspace,
      environment: piEnvironment({ folders, placeholder: proxy.placeholder, programs: programs.map(dirname), hubUrl: task.spaceId === null ? undefined : proxy.url }),
      readOnly: [...new Set([...programs.flatMap(interpreterFolders), ...(program === pi ? [pi.folder] : [])])],
      writable: [task.workspace, folder],
      ports: { out: [{ port: proxy.port, to: { host: '127.0.0.1', port: proxy.port } }] },
      limits,
    })
    const story = createPiStory()
    const watch = watchPi(child, context)
    try {
      child.stdin.end(task.goal)
      const [stderr] = await Promise.all([readTail(child.stderr), follow(child, story, context, watch.onSettled)])
      const end = await child.ended
      const redactor = createRedactor({ secrets: [inference.accessToken, hub.accessToken, proxy.placeholder] })
      const judgement = judgePi({ story, end, stoppedFor: watch.reason(), exhausted: proxy.exhausted(), requests: proxy.usage.requests, stderr })
      signal.throwIfAborted()
      return {
        ...judgement,
        detail: redactor.text(judgement.detail).slice(0, 2000),
        usage: { ...proxy.usage },
        output: redactor.text([...story.lines, ...(stderr.trim() === '' ? [] : [`pi: ${stderr.trim()}`])].map((line) => `${line}\n`).join('')),
        sandboxLevel: sandbox.level,
      }
    } finally {
      watch.end()
      await child.stop()
      await keepTraces(folders.sessions, context.traces, task.round)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One file is copied: where it lies, such as in a bucket, the sandbox's user may not come to it. */
async function bringPi(pi: PiProgram, folder: string): Promise<PiProgram> {
  if (!pi.isOneFile) return pi
  const path = join(folder, 'pi.mjs')
  await copyFile(pi.path, path)
  return { ...pi, path, folder: path }
}

/** Root becomes another user, who without bubblewrap has to walk to the workspace: the folders above it can be passed through, and not read. */
async function openWay(workspace: string): Promise<void> {
  for (let path = dirname(workspace); path !== dirname(path); path = dirname(path)) {
    const { mode, uid } = await stat(path)
    if (uid === 0 && (mode & 0o011) !== 0o011) await chmod(path, mode | 0o011)
  }
}

/** Programs beside an interpreter name it by the real path of its folder. */
function inRealFolder(program: string): string {
  return join(realpathSync(dirname(program)), basename(program))
}

async function follow(child: SandboxedProcess, story: PiStory, { onEvent }: AgentContext, onSettled: () => void): Promise<void> {
  let turns = 0
  for await (const line of readLines(child.stdout as AsyncIterable<Uint8Array>, maxLineBytes)) {
    const step = takePiLine(story, line)
    if (step?.kind === 'turn') turns += 1
    if (step?.kind === 'tool') onEvent(`the agent uses ${step.tool}`, { tool: step.tool, turn: turns })
    if (story.isSettled) onSettled()
  }
}

async function readTail(stream: Readable): Promise<string> {
  let tail = ''
  for await (const chunk of stream as AsyncIterable<Buffer>) tail = (tail + chunk.toString()).slice(-16_384)
  return tail
}
