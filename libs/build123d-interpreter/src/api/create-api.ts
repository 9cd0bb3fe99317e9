import type { Kernel } from '@naturalcad/cad-kernel'
import { unsupported } from '../native/index.ts'
import type { Context } from '../runtime/context.ts'
import { NativeFunction, PyModule, type Value } from '../values/index.ts'
import { supportedNames, unsupportedNames } from './registry.ts'
import { openSession } from './session.ts'

/** The `build123d` module for one run, on one kernel. Call it once for each context, before the script imports it. */
export function createApi(context: Context, kernel: Kernel): PyModule {
  openSession(context, kernel)
  return new PyModule('build123d', { names: [...supportedNames.keys(), ...unsupportedNames], find: (name) => supportedNames.get(name) ?? refusals.get(name) })
}

/** Importing such a name is harmless; using it ends the run with `UNSUPPORTED_API`, naming it and the line. */
const refusals: ReadonlyMap<string, Value> = new Map(
  unsupportedNames.map((name) => [
    name,
    new NativeFunction(name, (context) => {
      throw unsupported(name, context.line)
    }),
  ]),
)
