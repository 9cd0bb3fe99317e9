/** A compiled `WebAssembly.Module`: a value that can be posted to a worker. */
export interface CompiledKernel {
  readonly [Symbol.toStringTag]: string
}

interface WebAssemblyGlobal {
  compile(bytes: Uint8Array): Promise<CompiledKernel>
  Instance: new (module: CompiledKernel, imports: object) => object
  Exception: new (...parts: never[]) => WebAssembly.Exception
  RuntimeError: new (message: string) => Error
}

/** Typed here because TypeScript has WebAssembly only in its DOM library, which Node does not match. */
export const webAssembly = (globalThis as unknown as { WebAssembly: WebAssemblyGlobal }).WebAssembly
