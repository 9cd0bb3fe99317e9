import { setFlagsFromString } from 'node:v8'

/**
 * Makes V8 compile WebAssembly once, quickly and without optimising. Call it before `loadKernel` in a command that makes
 * one part and ends: V8 would otherwise compile the kernel twice and wait for the second pass at exit (about four times
 * the run time and twice the memory). A server keeps the default, which makes warm work faster. It holds for the process.
 */
export function useBaselineCompiler(): void {
  // The first three are needed together; the first alone still tiers up.
  // The last leaves out checking functions that never run: the file is that of the installed package, and each one used is checked then.
  for (const flag of ['--liftoff-only', '--no-wasm-dynamic-tiering', '--no-wasm-tier-up', '--wasm-lazy-validation']) setFlagsFromString(flag)
}
