import { findWorkerThreads } from './worker-threads.ts'
import type { WorkerPort, WorkerRequest } from '../worker/messages.ts'

/** The line to the host in a worker thread of Node; undefined elsewhere. */
export function nodeWorkerPort(): WorkerPort | undefined {
  const port = findWorkerThreads()?.parentPort
  if (port === null || port === undefined) return undefined
  return {
    post: (reply, transfer = []) => port.postMessage(reply, [...transfer]),
    listen: (receive) => port.on('message', (request: WorkerRequest) => receive(request)),
  }
}
