import type { GuardedScript } from '@naturalcad/code-guard'
import type { Kernel } from '@naturalcad/cad-kernel'
import { createApi, resultShape, type ResultShape } from '../api/index.ts'
import { runScript } from '../script/run-script.ts'
import type { Context } from '../runtime/context.ts'
import type { ExecutionLimits } from '../runtime/limits.ts'

export interface MakeShapeOptions {
  kernel: Kernel
  script: GuardedScript
  /** Names that may hold the result, first match wins. @default ['result'] */
  resultNames?: readonly string[] | undefined
  /** The text whose lines errors quote, where it is not the script's own. */
  source?: string | undefined
  limits?: ExecutionLimits | undefined
  /** JavaScript stack that a script's calls may use. */
  stackBytes?: number | undefined
  /** Throws when the time is up. */
  checkDeadline?: (() => void) | undefined
  onOutput?: ((text: string) => void) | undefined
}

/**
 * Script to shape, unproven, in the caller's thread. Call it inside `kernel.scoped`, which frees what the script made. Throws as
 * `runScript` does, and `SCRIPT_FAILED` where the script has no result.
 */
export function makeShape({ kernel, script, resultNames = ['result'], ...options }: MakeShapeOptions): ResultShape & { output: string } {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const { namespace, output } = runScript(script, { ...given, modules: new Map([['build123d', (context: Context) => createApi(context, kernel)]]) })
  return { ...resultShape(namespace, resultNames), output }
}
