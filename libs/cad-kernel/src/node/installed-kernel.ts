import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { compileKernel } from '../kernel/load-kernel.ts'
import type { CompiledKernel } from '../kernel/web-assembly.ts'

/** Compiles the `.wasm` file of the installed package, to post it to workers, which then load in half the time. */
export async function compileInstalledKernel(): Promise<CompiledKernel> {
  const path = createRequire(import.meta.url).resolve('replicad-opencascadejs/wasm')
  return compileKernel(await readFile(path))
}
