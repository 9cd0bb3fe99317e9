import { spawn, type ChildProcess } from 'node:child_process'
import { constants } from 'node:os'
import { Transform, type Readable, type Writable } from 'node:stream'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { descriptors, type Plan } from '../launch/plan.ts'
import type { Limits } from '../launch/limits.ts'
import type { Policy } from '../launch/policy.ts'
import type { Cgroup } from '../cgroup/create-cgroup.ts'
import type { End, StoppedBy } from '../request.ts'
import { watchMemory } from './watch-memory.ts'

export interface LaunchOptions {
  plan: Plan
  policy: Policy
  limits: Limits
  cgroup: Cgroup | undefined
  /** Without a cgroup the tree is looked at from outside. */
  watchesMemory: boolean
  /** Without seccomp a process can leave the group that is killed. */
  canEscape: boolean
  deadlineMs: number | undefined
  signal: AbortSignal | undefined
}

export interface Launched {
  pid: number
  stdin: Writable
  stdout: Readable
  stderr: Readable
  /** What the launcher sends after its first byte. */
  result: Readable
  /** Settles when the lock holds and the program is about to run; rejects with `UNAVAILABLE` when it did not come to that. */
  ready: Promise<void>
  /** Settles when no process of the tree is left. */
  ended: Promise<End>
  stop(reason: StoppedBy): void
}

/** Starts the planned command in a process group of its own, with nothing in its environment. */
export function launch({ plan, policy, limits, cgroup, watchesMemory, canEscape, deadlineMs, signal }: LaunchOptions): Launched {
  signal?.throwIfAborted()
  const [file = '', ...args] = plan.command
  const child = spawn(file, args, { cwd: '/', env: {}, detached: true, stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'] })
  const { pid } = child
  let stoppedBy: StoppedBy | undefined
  let isOver = false
  const stop = (reason: StoppedBy) => {
    if (isOver) return // its number may be another's from now on
    stoppedBy ??= reason
    killGroup(pid)
  }
  send(child, descriptors.policy, Buffer.from(JSON.stringify(policy)))
  send(child, descriptors.filter, plan.filter ?? Buffer.alloc(0))
  child.stdin.on('error', () => undefined)
  const stdout = capped(child.stdout, limits.outputBytes, () => stop('output'))
  let complaint = ''
  const stderr = capped(child.stderr, limits.outputBytes, () => stop('output'), (chunk) => {
    if (complaint.length < 2000) complaint += chunk.toString()
  })
  const { result, ready } = readResult(child, () => complaint.trim().slice(0, 2000))

  const timer = deadlineMs === undefined ? undefined : setTimeout(() => stop('deadline'), Math.min(deadlineMs, 2 ** 31 - 1))
  const unwatch = watchesMemory && pid !== undefined ? watchMemory(pid, limits.memoryBytes, () => stop('memory')) : () => undefined
  const onAbort = () => stop('caller')
  signal?.addEventListener('abort', onAbort, { once: true })

  const ended = waitForEnd(child, canEscape).then(async ({ code, signalNumber }) => {
    isOver = true
    clearTimeout(timer)
    unwatch()
    signal?.removeEventListener('abort', onAbort)
    const outOfMemory = cgroup?.ranOutOfMemory() ?? false
    await cgroup?.remove()
    if (stoppedBy !== undefined) return { kind: 'stopped', limit: stoppedBy } satisfies End
    // Bubblewrap reports the signal of its child as a shell does.
    const number = signalNumber ?? (code > 128 ? code - 128 : undefined)
    if (number === undefined) return { kind: 'exited', code } satisfies End
    if (number === 24) return { kind: 'stopped', limit: 'cpu' } satisfies End
    return outOfMemory ? ({ kind: 'stopped', limit: 'memory' } satisfies End) : ({ kind: 'signaled', signal: number } satisfies End)
  })
  return { pid: pid ?? 0, stdin: child.stdin, stdout, stderr, result, ready, ended, stop }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody is left.
  }
}

function send(child: ChildProcess, descriptor: number, bytes: Uint8Array): void {
  const stream = child.stdio[descriptor] as Writable
  stream.on('error', () => undefined) // a command that does not start closes it
  stream.end(bytes)
}

function capped(source: Readable | null, maxBytes: number, onExceeded: () => void, seen: (chunk: Buffer) => void = () => undefined): Readable {
  let left = maxBytes
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen(chunk)
      const kept = chunk.subarray(0, left)
      if (kept.length < chunk.length) onExceeded()
      left -= kept.length
      done(null, kept.length === 0 ? undefined : kept)
    },
  })
  source?.pipe(counter)
  // One that is destroyed has no end, for which a reader would wait.
  source?.once('close', () => counter.end())
  return counter
}

function readResult(child: ChildProcess, complaint: () => string): { result: Readable; ready: Promise<void> } {
  const source = child.stdio.at(descriptors.result) as Readable
  let isReady = false
  const result = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const rest = isReady ? chunk : chunk.subarray(1)
      if (!isReady) result.emit('lock-holds')
      isReady = true
      done(null, rest.length === 0 ? undefined : rest)
    },
  })
  const ready = new Promise<void>((resolve, reject) => {
    result.once('lock-holds', resolve)
    child.once('error', (error) => reject(notStarted(error.message)))
    // Not at the end of this pipe: its own words are on their way through another.
    child.once('close', () => setImmediate(() => reject(notStarted(complaint()))))
  })
  ready.catch(() => undefined)
  source.on('error', () => undefined)
  source.pipe(result)
  source.once('close', () => result.end())
  return { result, ready }
}

function notStarted(reason: string): NaturalCadError {
  return new NaturalCadError('UNAVAILABLE', `the sandbox did not start: ${reason === '' ? 'no reason was given' : reason}`, {
    remedy: 'Run the self-test to see what this machine allows.',
  })
}

/** With the first process the rest of its group ends. */
function waitForEnd(child: ChildProcess, canEscape: boolean): Promise<{ code: number; signalNumber: number | undefined }> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      killGroup(child.pid)
      // A process that left the group still holds the pipes, and a reader would wait for it.
      if (canEscape) setTimeout(() => child.stdio.forEach((stream) => stream?.destroy()), 1000).unref()
      resolve({ code: code ?? 0, signalNumber: signal === null ? undefined : constants.signals[signal] })
    })
    child.once('error', () => child.pid === undefined && resolve({ code: 127, signalNumber: undefined }))
  })
}
