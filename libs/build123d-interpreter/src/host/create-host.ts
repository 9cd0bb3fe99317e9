import { assertGuardedScript, type GuardedScript, type GuardPolicy } from '@naturalcad/code-guard'
import type { CompiledKernel } from '@naturalcad/cad-kernel'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Deadline } from '@naturalcad/contracts'
import type { Execution, ExecutionJob, PartStep } from '@naturalcad/contracts/part'
import { startNodeWorker } from '../node/node-worker-handle.ts'
import { createDeferred } from './deferred.ts'
import { wrapBrowserWorker, type BrowserWorker, type WorkerHandle } from './worker-handle.ts'
import { WorkerSlot } from './worker-slot.ts'
import type { ExecutionLimits } from '../runtime/limits.ts'

export interface InterpreterHostOptions {
  /** Workers, each with a kernel of its own (150 MB and more), that run at the same time. @default 1 */
  workers?: number
  /** Steps that a script may take. */
  fuel?: number
  /** Further limits of a script. */
  limits?: ExecutionLimits
  /** Policies beside the standard ones that scripts may have been checked under. */
  policies?: readonly GuardPolicy[]
  /** Jobs after which a worker is replaced: the kernel leaks a little with each. @default 150 */
  recycleAfterJobs?: number
  /** Size of the kernel's memory above which a worker is replaced. @default 419_430_400 */
  recycleAboveBytes?: number
  /**
   * Starts the module `@naturalcad/build123d-interpreter/worker`. Needed in browsers, where only the application's bundler knows its address:
   * `() => new Worker(new URL('…', import.meta.url), { type: 'module' })`.
   */
  createWorker?: () => BrowserWorker
  /** The kernel's module compiled beforehand (`compileInstalledKernel`), so that workers start in half the time. */
  kernelModule?: CompiledKernel | (() => Promise<CompiledKernel>)
  /** Where a browser finds the kernel's `.wasm` file. */
  kernelUrl?: string
}

export interface ExecuteOptions {
  signal?: AbortSignal
  deadline?: Deadline
  /** Told when a step begins: `execute`, `validate`, `export`. */
  onStep?: (step: PartStep) => void
  /** Receives what the script prints, as it prints it. */
  onOutput?: (text: string) => void
}

export interface InterpreterHost {
  /**
   * Runs a script in a worker and proves what it makes. Rejects with `SCRIPT_FAILED`, `UNSUPPORTED_API`, `LIMIT_EXCEEDED`,
   * `DEADLINE_EXCEEDED`, `CANCELED`, `GUARD_REJECTED`, or `UNAVAILABLE` when the worker can't start or dies.
   */
  execute(script: GuardedScript, job: ExecutionJob, options?: ExecuteOptions): Promise<Execution>
  /** Loads the kernels now, so that the first script does not wait for them. */
  warmUp(): Promise<void>
  /** Ends the workers; jobs underway are canceled. */
  close(): Promise<void>
}

/** Workers start with the first script, and are replaced when they are worn out, when a deadline passes or a caller gives up. */
export function createInterpreterHost(options: InterpreterHostOptions = {}): InterpreterHost {
  const { workers = 1, fuel, policies = [], recycleAfterJobs = 150, recycleAboveBytes = 400 * 2 ** 20, kernelModule, kernelUrl } = options
  const limits: ExecutionLimits = { ...options.limits, ...(fuel === undefined ? {} : { steps: fuel }) }
  let compiled: Promise<CompiledKernel> | undefined
  const firstMessage = async () => {
    if (kernelModule !== undefined) compiled ??= typeof kernelModule === 'function' ? kernelModule() : Promise.resolve(kernelModule)
    // What could not be compiled is tried again by the next worker.
    compiled?.catch(() => (compiled = undefined))
    const module = await compiled
    return {
      type: 'start' as const,
      policies,
      ...(module === undefined ? {} : { kernelModule: module }),
      ...(kernelUrl === undefined ? {} : { kernelUrl }),
    }
  }
  const start = () => startWorker(options.createWorker)
  const slots = Array.from({ length: Math.max(1, workers) }, () => new WorkerSlot({ start, firstMessage, recycleAfterJobs, recycleAboveBytes }))
  const idle = [...slots]
  const waiting: ((slot: WorkerSlot) => void)[] = []
  const closing = new AbortController()

  const release = (slot: WorkerSlot) => {
    const next = waiting.shift()
    if (next === undefined) idle.push(slot)
    else next(slot)
  }

  return {
    async execute(script, job, { signal, deadline, onStep, onOutput } = {}) {
      assertGuardedScript(script)
      closing.signal.throwIfAborted()
      const stop = AbortSignal.any([closing.signal, ...(signal === undefined ? [] : [signal]), ...(deadline === undefined ? [] : [deadline.signal])])
      const slot = await takeSlot(idle, waiting, stop)
      const { source } = script
      try {
        deadline?.check()
        const request = () => ({
          type: 'run' as const,
          text: script.toGuardedText(),
          source,
          job,
          limits,
          ...(deadline === undefined ? {} : { remainingMs: deadline.remainingMs() }),
        })
        return await slot.run(request, stop, { onStep, onOutput })
      } finally {
        release(slot)
      }
    },
    async warmUp() {
      await Promise.all(slots.map((slot) => slot.warmUp()))
    },
    async close() {
      closing.abort(new NaturalCadError('CANCELED', 'the interpreter was closed'))
      await Promise.all(slots.map((slot) => slot.close()))
    },
  }
}

/** A slot that is free, or the next one that becomes so. */
async function takeSlot(idle: WorkerSlot[], waiting: ((slot: WorkerSlot) => void)[], signal: AbortSignal): Promise<WorkerSlot> {
  throwIfStopped(signal)
  // The one that worked last is warm.
  const free = idle.pop()
  if (free !== undefined) return free
  const { promise, resolve, reject } = createDeferred<WorkerSlot>()
  const stop = () => {
    waiting.splice(waiting.indexOf(resolve), 1)
    reject(NaturalCadError.from(signal.reason))
  }
  waiting.push(resolve)
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw NaturalCadError.from(signal.reason)
}

function startWorker(createWorker: (() => BrowserWorker) | undefined): WorkerHandle {
  if (createWorker !== undefined) return wrapBrowserWorker(createWorker())
  const worker = startNodeWorker()
  if (worker !== undefined) return worker
  throw new NaturalCadError('NOT_CONFIGURED', 'a browser needs to be told how to start the CAD worker', {
    remedy: "Give createWorker: () => new Worker(…, { type: 'module' }) for @naturalcad/build123d-interpreter/worker.",
  })
}
