import { createRequire } from 'node:module'

const requirePackage = createRequire(import.meta.url)

/** A package that is loaded when it is first needed: most starts never need it, and it would make each of them slower. */
export function lazyModule<Module>(load: (requirePackage: (name: string) => unknown) => Module): () => Module {
  let loaded: Module | undefined
  return () => (loaded ??= load(requirePackage))
}
