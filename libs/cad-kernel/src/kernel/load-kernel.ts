import { NaturalCadError } from '@naturalcad/contracts/errors'
import { Kernel } from './kernel.ts'
import type { Occt } from './occt.ts'
import { webAssembly, type CompiledKernel } from './web-assembly.ts'

export interface LoadKernelOptions {
  /** Where a browser finds the `.wasm` file; by default beside the kernel's module. */
  locateFile?: (name: string) => string
  /** The module compiled elsewhere (`compileKernel`), so that a second worker starts in half the time. */
  module?: CompiledKernel
}

/**
 * Loads OCCT: about a third of a second, 150 MB. Load it once and keep it; each call makes an instance of its own.
 * Throws `UNAVAILABLE` when the WebAssembly file cannot be read or compiled.
 */
export async function loadKernel({ locateFile, module }: LoadKernelOptions = {}): Promise<Kernel> {
  try {
    // Imported late, so that `useBaselineCompiler` can be called first and importing this package costs nothing.
    const { default: initialise } = await import('replicad-opencascadejs')
    const occt: Occt = await initialise({
      // OCCT prints a banner for each STEP file, which would break whatever else is on stdout.
      print: () => {},
      printErr: () => {},
      ...(locateFile === undefined ? {} : { locateFile }),
      ...(module === undefined ? {} : { instantiateWasm: instantiate(module) }),
    })
    return new Kernel(occt)
  } catch (cause) {
    throw kernelUnavailable(cause)
  }
}

export function kernelUnavailable(cause: unknown): NaturalCadError {
  return new NaturalCadError('UNAVAILABLE', 'the CAD kernel could not be loaded', {
    cause,
    remedy: 'check that replicad-opencascadejs is installed whole, or give locateFile',
  })
}

/** Compiles the kernel's `.wasm` bytes once, to hand them to several workers. */
export function compileKernel(bytes: Uint8Array): Promise<CompiledKernel> {
  return webAssembly.compile(bytes)
}

type Receive = (instance: object, module: CompiledKernel) => void

function instantiate(module: CompiledKernel) {
  return (imports: object, receive: Receive): object => {
    // Synchronous on purpose: a rejected promise would never reach the loader, which waits for `receive`.
    receive(new webAssembly.Instance(module, imports), module)
    return {}
  }
}
