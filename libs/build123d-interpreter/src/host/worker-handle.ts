import type { WorkerReply, WorkerRequest } from '../worker/messages.ts'

/** The host's end of the line to a worker. */
export interface WorkerHandle {
  /** JavaScript stack that scripts may use there; undefined where nobody can say. */
  readonly stackBytes?: number
  post(request: WorkerRequest): void
  onReply(receive: (reply: WorkerReply) => void): void
  /** Called when the worker has failed or ended, perhaps more than once. */
  onEnd(receive: (error: unknown) => void): void
  /** While busy it keeps the program alive. */
  setBusy(isBusy: boolean): void
  terminate(): Promise<void>
}

/** A `Worker` of a browser, as far as it is used here. */
export interface BrowserWorker {
  postMessage(message: WorkerRequest): void
  addEventListener(type: 'message' | 'error' | 'messageerror', listener: (event: { data?: unknown; message?: string }) => void): void
  terminate(): void
}

export function wrapBrowserWorker(worker: BrowserWorker): WorkerHandle {
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    post: (request) => worker.postMessage(request),
    onReply: (receive) => worker.addEventListener('message', ({ data }) => receive(data as WorkerReply)),
    onEnd: (receive) => {
      for (const type of ['error', 'messageerror'] as const) worker.addEventListener(type, ({ message }) => receive(new Error(message ?? type)))
    },
    setBusy: () => {},
    terminate: () => {
      worker.terminate()
      return Promise.resolve()
    },
  }
}
