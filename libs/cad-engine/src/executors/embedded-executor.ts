import { createInterpreterHost } from '@naturalcad/build123d-interpreter/host'
import { compileInstalledKernel } from '@naturalcad/cad-kernel/node'
import type { Executor } from './executor.ts'

export interface EmbeddedExecutorOptions {
  /** Workers, each with a kernel of its own, that run at the same time. @default 1 */
  workers?: number
  /** Steps that a script may take. */
  fuel?: number
}

/** Interprets scripts on the embedded kernel: no Python, no file system, no network. The kernel loads with the first script. */
export function createEmbeddedExecutor(options: EmbeddedExecutorOptions = {}): Executor {
  const host = createInterpreterHost({ ...options, kernelModule: compileInstalledKernel })
  return {
    name: 'embedded',
    execute: (script, job, { signal, deadline, report }) =>
      // The engine has told of the execution itself.
      host.execute(script, job, { signal, deadline, onStep: (step) => (step === 'execute' ? undefined : report(step)) }),
    warmUp: () => host.warmUp(),
    close: () => host.close(),
  }
}
