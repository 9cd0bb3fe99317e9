import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { compileKernel, kernelUnavailable } from '../kernel/load-kernel.ts'
import type { CompiledKernel } from '../kernel/web-assembly.ts'

/**
 * Compiles the `.wasm` file of the installed package, to post it to workers, which then load in half the time. Rejects with `UNAVAILABLE`
 * when the file can't be read or compiled.
 */
export async function compileInstalledKernel(): Promise<CompiledKernel> {
  try {
    const bytes = await readFile(createRequire(import.meta.url).resolve('replicad-opencascadejs/wasm'))
    const compiled = await compileKernel(bytes)
    free(bytes)
    return compiled
  } catch (cause) {
    throw kernelUnavailable(cause)
  }
}

/** Gives the bytes back now: the compiled module has its own copy, and a short-lived command may never collect its garbage. */
function free({ buffer }: Uint8Array): void {
  const { port1 } = new MessageChannel()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
  port1.postMessage(undefined, [buffer as ArrayBuffer])
  port1.close()
}
