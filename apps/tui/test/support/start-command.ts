import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Fifty starts from source: what one has compiled the next one need not. */
const compileCache = join(import.meta.dirname, '../../node_modules/.cache/compile')
const entry = join(import.meta.dirname, '../../src/main.ts')

export interface CommandOptions {
  cwd: string
  /** All that the command sees of the environment, beside PATH and a cache. */
  variables?: Record<string, string>
  /** What comes on standard input; closed without one. */
  input?: string
}

export interface CommandResult {
  /** The exit code, or the signal that ended it. */
  exit: number | string
  stdout: string
  stderr: string
}

export interface StartedCommand {
  child: ChildProcess
  /** Resolves once standard error holds the text; rejects when the command ends without it. */
  said(text: string): Promise<void>
  /** What it has said so far. */
  stderr(): string
  ended: Promise<CommandResult>
}

/** Starts the command from its source as a user would. */
export function startCommand(args: readonly string[], { cwd, variables = {}, input }: CommandOptions): StartedCommand {
  const child = spawn(process.execPath, ['--conditions=@naturalcad/source', entry, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: compileCache, ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [stdout, stderr] = ['', '']
  const heard = new Set<() => void>()
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
    for (const check of heard) check()
  })
  // It may end before it reads.
  child.stdin.on('error', () => undefined)
  if (input !== undefined) child.stdin.write(input)
  child.stdin.end()
  const ended = once(child, 'close').then(([code, signal]): CommandResult => ({ exit: (code ?? signal) as number | string, stdout, stderr }))
  const said = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const check = () => {
        if (stderr.includes(text)) resolve()
      }
      heard.add(check)
      check()
      void ended.then(() => reject(new Error(`the command ended without saying ${JSON.stringify(text)}: ${stderr}`)))
    })
  return { child, said, stderr: () => stderr, ended }
}

export function runCommand(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return startCommand(args, options).ended
}

/** A folder for one test, removed after it. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'naturalcad-command-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
