import { fromProblem, NaturalCadError } from '@naturalcad/contracts/errors'
import { createDeferred } from './deferred.ts'
import type { Execution, PartStep } from '@naturalcad/contracts/part'
import type { WorkerHandle } from './worker-handle.ts'
import type { WorkerReply, WorkerRequest, WorkerState } from '../worker/messages.ts'

export type RunRequest = Omit<Extract<WorkerRequest, { type: 'run' }>, 'id'>
type StartRequest = Extract<WorkerRequest, { type: 'start' }>

export interface JobCallbacks {
  onStep?: ((step: PartStep) => void) | undefined
  onOutput?: ((text: string) => void) | undefined
}

interface Pending extends JobCallbacks {
  id: number
  resolve: (execution: Execution) => void
  reject: (error: NaturalCadError) => void
}

export interface WorkerSlotOptions {
  start: () => WorkerHandle
  firstMessage: () => Promise<StartRequest>
  recycleAfterJobs: number
  recycleAboveBytes: number
}

/** Keeps one worker: starts it when needed, ends it when it is worn out, broken or told to stop, one job at a time. */
export class WorkerSlot {
  readonly #options: WorkerSlotOptions
  #worker: WorkerHandle | undefined
  #ready: Promise<void> | undefined
  #pending: Pending | undefined
  #jobs = 0
  #nextId = 1

  constructor(options: WorkerSlotOptions) {
    this.#options = options
  }

  /** Resolves when the kernel is loaded. */
  warmUp(): Promise<void> {
    return (this.#ready ??= this.#start())
  }

  /** Runs a job; an abort of `signal` ends the worker in the middle of whatever it does. */
  async run(request: () => RunRequest, signal: AbortSignal, callbacks: JobCallbacks): Promise<Execution> {
    signal.throwIfAborted()
    const { promise, resolve, reject } = createDeferred<Execution>()
    const stop = () => {
      this.#discard()
      reject(NaturalCadError.from(signal.reason))
    }
    signal.addEventListener('abort', stop, { once: true })
    try {
      this.#worker?.setBusy(true)
      const ready = this.warmUp()
      await Promise.race([ready, promise])
      this.#worker?.setBusy(true)
      const id = this.#nextId
      this.#nextId += 1
      this.#pending = { id, resolve, reject, ...callbacks }
      this.#worker?.post({ ...request(), id })
      return await promise
    } finally {
      signal.removeEventListener('abort', stop)
      this.#pending = undefined
      this.#worker?.setBusy(false)
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#discard()
    await worker?.terminate()
  }

  async #start(): Promise<void> {
    // The worker loads its modules while the kernel is compiled here.
    const worker = this.#options.start()
    this.#worker = worker
    worker.setBusy(true)
    const { promise, resolve, reject } = createDeferred<undefined>()
    worker.onReply((reply) => {
      if (reply.type === 'ready') resolve(undefined)
      else if (reply.type === 'unavailable') reject(fromProblem(reply.problem))
      else if (worker === this.#worker) this.#receive(reply)
    })
    worker.onEnd((cause) => {
      const error = new NaturalCadError('UNAVAILABLE', 'the CAD worker ended unexpectedly', {
        cause,
        retryable: true,
        remedy: 'Try again; if it ends again, make the part simpler.',
      })
      reject(error)
      if (worker !== this.#worker) return
      this.#pending?.reject(error)
      this.#forget()
    })
    // It may end before the kernel is compiled, when nobody waits for it yet.
    promise.catch(() => {})
    try {
      const message = await this.#options.firstMessage()
      worker.post({ ...message, ...(worker.stackBytes === undefined ? {} : { stackBytes: worker.stackBytes }) })
      await promise
    } catch (error) {
      if (worker === this.#worker) this.#discard()
      throw error
    } finally {
      worker.setBusy(false)
    }
  }

  #receive(reply: Exclude<WorkerReply, { type: 'ready' | 'unavailable' }>): void {
    const pending = this.#pending
    if (pending === undefined || pending.id !== reply.id) return
    switch (reply.type) {
      case 'step':
        pending.onStep?.(reply.step)
        break
      case 'output':
        pending.onOutput?.(reply.text)
        break
      case 'done':
        this.#finish(reply.state)
        pending.resolve(reply.execution)
        break
      case 'failed':
        this.#finish(reply.state)
        pending.reject(fromProblem(reply.problem))
        break
    }
  }

  #finish({ memoryBytes, isBroken }: WorkerState): void {
    this.#jobs += 1
    const { recycleAfterJobs, recycleAboveBytes } = this.#options
    if (isBroken || this.#jobs >= recycleAfterJobs || memoryBytes > recycleAboveBytes) this.#discard()
  }

  #discard(): void {
    const worker = this.#worker
    this.#forget()
    void worker?.terminate()
  }

  #forget(): void {
    this.#worker = undefined
    this.#ready = undefined
    this.#jobs = 0
  }
}
