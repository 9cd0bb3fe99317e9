import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Shape } from '../shape/shape.ts'
import type { Occt } from './occt.ts'

let readOcct: (kernel: Kernel) => Occt
let breakKernel: (kernel: Kernel) => void
let addToScope: (kernel: Kernel, shape: Shape) => void

/**
 * One loaded instance of OCCT. Its shapes live in WebAssembly memory, which no garbage collector sees: work inside
 * `scoped`, or call `delete()` on each shape.
 */
export class Kernel {
  readonly #occt: Occt
  readonly #scopes: Set<Shape>[] = []
  #isBroken = false

  static {
    readOcct = (kernel) => kernel.#occt
    breakKernel = (kernel) => {
      kernel.#isBroken = true
    }
    addToScope = (kernel, shape) => {
      kernel.#scopes.at(-1)?.add(shape)
    }
  }

  constructor(occt: Occt) {
    this.#occt = occt
  }

  /** Size of the WebAssembly memory. It never shrinks: replace the kernel's worker when it has grown too far. */
  get memoryBytes(): number {
    return this.#occt.wasmMemory.buffer.byteLength
  }

  /** True after a trap: every later result would be doubtful, so the kernel must be loaded anew. */
  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Frees every shape that `work` made, except those it passes to `keep`, which then belong to the scope around. */
  scoped<Result>(work: (keep: <Kept extends Shape>(shape: Kept) => Kept) => Result): Result {
    const scope = new Set<Shape>()
    const kept = new Set<Shape>()
    this.#scopes.push(scope)
    try {
      return work((shape) => {
        kept.add(shape)
        return shape
      })
    } finally {
      this.#scopes.splice(this.#scopes.indexOf(scope), 1)
      const outer = this.#scopes.at(-1)
      for (const shape of scope) {
        if (kept.has(shape)) outer?.add(shape)
        else if (!this.#isBroken) shape.delete()
      }
    }
  }
}

export function occtOf(kernel: Kernel): Occt {
  if (kernel.isBroken) throw new NaturalCadError('UNAVAILABLE', 'the kernel has failed and must be loaded anew', { remedy: 'start a new worker' })
  return readOcct(kernel)
}

export function markBroken(kernel: Kernel): void {
  breakKernel(kernel)
}

export function registerShape(kernel: Kernel, shape: Shape): void {
  addToScope(kernel, shape)
}
