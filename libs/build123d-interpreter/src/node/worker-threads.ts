import type * as WorkerThreads from 'node:worker_threads'

/**
 * Node's worker threads, or undefined in a browser. Asked for at run time, so that a bundler for browsers finds no Node module to resolve.
 */
export function findWorkerThreads(): typeof WorkerThreads | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }
  return process?.getBuiltinModule?.('node:worker_threads') as typeof WorkerThreads | undefined
}
