import type { WorkerPort, WorkerReply, WorkerRequest } from './messages.ts'

/** What a dedicated worker's global offers, typed here because the library has no DOM types. */
interface DedicatedWorker {
  postMessage(message: WorkerReply, transfer: readonly ArrayBuffer[]): void
  addEventListener(type: 'message', listener: (event: { data: WorkerRequest }) => void): void
}

export function browserWorkerPort(): WorkerPort {
  const scope = globalThis as unknown as DedicatedWorker
  return {
    post: (reply, transfer = []) => scope.postMessage(reply, transfer),
    listen: (receive) => scope.addEventListener('message', ({ data }) => receive(data)),
  }
}
