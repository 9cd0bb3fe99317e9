import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { z } from 'zod'

/** A Hugging Face Hub on this machine, in a process of its own, for as long as this command runs. */
export interface LocalHub {
  url: string
  user: { name: string; token: string }
  /** Ends it with all its Jobs and Spaces, and removes what it has kept. */
  stop(): Promise<void>
}

export interface StartLocalHubOptions {
  /** What Jobs and Spaces run on. */
  python: string
  /** Where wheels and environments are kept for the next time. */
  packages: string
  /** An OpenAI-compatible server behind its inference router; without one it answers that there is none. */
  inference?: string | undefined
  signal: AbortSignal
}

const Announcement = z.object({ url: z.url(), users: z.array(z.object({ name: z.string(), token: z.string() })).min(1) })
const packageName = '@naturalcad/hub-emulator'
const startMs = 60_000
/** It gives Jobs and Spaces five seconds to end by themselves. */
const stopMs = 30_000

/**
 * Starts the emulator. It ends with this process, however that ends, since it ends with its standard input. Rejects with `NOT_CONFIGURED` where
 * the emulator is not installed, `UNAVAILABLE` where it does not start.
 */
export async function startLocalHub({ python, packages, inference, signal }: StartLocalHubOptions): Promise<LocalHub> {
  const entry = findEmulator()
  signal.throwIfAborted()
  const folder = await mkdtemp(join(tmpdir(), 'naturalcad-hub-'))
  const args = ['--port', '0', '--data', folder, '--temporary', '--until-input-ends', '--profile', 'pro', '--python', python, '--packages', packages, ...(inference === undefined ? [] : ['--inference', inference])]
  // A group of its own: Ctrl-C is for this command, which has things to end first.
  const child = spawn(process.execPath, [...process.execArgv, entry, ...args], { stdio: ['pipe', 'pipe', 'pipe'], detached: true, env: { PATH: process.env['PATH'], HOME: process.env['HOME'] } })
  const stop = createStop(child, folder)
  try {
    const { url, users } = await readAnnouncement(child, signal)
    const [user] = users
    if (user === undefined) throw new NaturalCadError('INTERNAL', 'the local Hub has no user')
    return { url, user, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Its command, from source where this one runs from source. Throws `NOT_CONFIGURED` where it is not installed. */
function findEmulator(): string {
  try {
    const index = fileURLToPath(import.meta.resolve(packageName))
    return join(dirname(index), index.endsWith('.ts') ? 'main.ts' : 'main.js')
  } catch (error) {
    throw new NaturalCadError('NOT_CONFIGURED', `a local Hub needs the package ${packageName}, which is not installed`, { cause: error, remedy: `npm install --global ${packageName}` })
  }
}

async function readAnnouncement(child: ChildProcess, signal: AbortSignal): Promise<z.infer<typeof Announcement>> {
  const said: string[] = []
  // It logs each request; the last lines tell why it ended.
  createInterface({ input: child.stderr ?? failMissing() }).on('line', (line) => said.splice(0, Math.max(0, said.push(line) - 20)))
  const lines = createInterface({ input: child.stdout ?? failMissing() })
  const ended = once(child, 'exit').then((): string[] => [])
  try {
    const [line] = (await Promise.race([once(lines, 'line', { signal: AbortSignal.any([signal, AbortSignal.timeout(startMs)]) }), ended])) as string[]
    if (line !== undefined) return Announcement.parse(JSON.parse(line))
  } catch (error) {
    signal.throwIfAborted()
    said.push(error instanceof Error && error.name === 'AbortError' ? `it has said nothing for ${startMs / 1000} s` : String(error))
  }
  throw new NaturalCadError('UNAVAILABLE', `the local Hub does not start: ${said.filter((text) => !text.startsWith('{')).join(' ')}`)
}

function createStop(child: ChildProcess, folder: string): () => Promise<void> {
  const ended = child.exitCode === null ? once(child, 'exit').catch(() => undefined) : Promise.resolve()
  let stopping: Promise<void> | undefined
  const stop = async () => {
    child.stdin?.destroy()
    const isEnded = await Promise.race([ended.then(() => true), wait(stopMs, false, { ref: false })])
    if (!isEnded) child.kill('SIGKILL')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  return () => (stopping ??= stop())
}

function failMissing(): never {
  throw new NaturalCadError('INTERNAL', 'the local Hub was started without pipes')
}
