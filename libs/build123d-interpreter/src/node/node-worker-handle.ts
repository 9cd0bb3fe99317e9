import { workerModuleUrl } from '../worker-module-url.ts'
import { findWorkerThreads } from './worker-threads.ts'
import type { WorkerHandle } from '../host/worker-handle.ts'
import type { WorkerReply } from '../worker/messages.ts'

/** Of the thread, in MB: calls of a script nest on it, beside those of the kernel. */
const stackSizeMb = 8

/**
 * Space for young objects, in MB. The default of three times 16 is mostly air for a script, and counts in the peak of a short process: a
 * plate with holes takes 25 to 35 MB less at about the same speed.
 */
const maxYoungGenerationSizeMb = 12

/** Starts the worker in a thread of Node; undefined elsewhere. An idle worker keeps no program alive. */
export function startNodeWorker(): WorkerHandle | undefined {
  const threads = findWorkerThreads()
  if (threads === undefined) return undefined
  const url = workerModuleUrl()
  const isSource = url.pathname.endsWith('.ts')
  const worker = new threads.Worker(url, {
    name: 'build123d-interpreter',
    resourceLimits: { stackSizeMb, maxYoungGenerationSizeMb },
    // From source the worker has to find the workspace's packages as sources as well, whoever starts it.
    ...(isSource ? { execArgv: ['--conditions=@naturalcad/source'] } : {}),
  })
  worker.unref()
  return {
    // The rest is for the kernel.
    stackBytes: (stackSizeMb - 2) * 2 ** 20,
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    post: (request) => worker.postMessage(request),
    onReply: (receive) => worker.on('message', (reply: WorkerReply) => receive(reply)),
    onEnd: (receive) => {
      worker.on('error', (error) => receive(error))
      worker.on('exit', (code) => receive(new Error(`the worker ended with code ${code}`)))
    },
    setBusy: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
    terminate: async () => {
      await worker.terminate()
    },
  }
}
