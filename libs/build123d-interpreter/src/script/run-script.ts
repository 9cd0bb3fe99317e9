import { assertGuardedScript, type GuardedScript } from '@naturalcad/code-guard'
import { getBuiltins } from '../builtins/index.ts'
import { compileModule } from '../language/compile-module.ts'
import { Frame } from '../language/frame.ts'
import { findStandardModule } from '../modules/standard-modules.ts'
import { Runtime } from '../runtime/runtime.ts'
import { toScriptError } from './script-error.ts'
import type { Context } from '../runtime/context.ts'
import type { ExecutionLimits } from '../runtime/limits.ts'
import type { PyModule } from '../values/py-module.ts'
import type { Value } from '../values/value.ts'

export interface ScriptEnvironment {
  /** Modules beside those of the standard library: `build123d`. A function is called once, when the script first imports its module. */
  modules?: ReadonlyMap<string, PyModule | ((context: Context) => PyModule)>
  /** The text whose lines errors quote, where it is not the script's own. */
  source?: string
  limits?: ExecutionLimits
  /** JavaScript stack that a script's calls may use. @default 700_000 */
  stackBytes?: number
  /** Called now and then; throws when the time is up or the work was canceled. */
  checkDeadline?: () => void
  /** Receives what the script prints, as it prints it. */
  onOutput?: (text: string) => void
}

export interface ScriptRun {
  /** What the script has bound at its top level. */
  namespace: ReadonlyMap<string, Value>
  /** What it has printed. */
  output: string
  /** Steps taken, and bytes that its values took. */
  usage: { steps: number; memoryBytes: number }
  context: Context
}

/**
 * Runs a script to its end. Takes only what a guard has accepted.
 *
 * Throws `SCRIPT_FAILED` with Python's message and the source line, `UNSUPPORTED_API` naming what build123d has and this interpreter has not,
 * `LIMIT_EXCEEDED`, `DEADLINE_EXCEEDED` or `CANCELED`, and `GUARD_REJECTED` for anything but a `GuardedScript`. `details.output` holds what
 * was printed until then.
 */
export function runScript(script: GuardedScript, environment: ScriptEnvironment = {}): ScriptRun {
  assertGuardedScript(script)
  const { modules, limits, stackBytes, checkDeadline, onOutput, source = script.source } = environment
  const runtime = new Runtime({
    ...(limits === undefined ? {} : { limits }),
    ...(stackBytes === undefined ? {} : { stackBytes }),
    ...(checkDeadline === undefined ? {} : { checkDeadline }),
    ...(onOutput === undefined ? {} : { onOutput }),
  })
  const made = new Map<string, PyModule>()
  const findGiven = (name: string): PyModule | undefined => {
    const given = made.get(name) ?? modules?.get(name)
    const module = typeof given === 'function' ? given(runtime) : given
    if (module !== undefined) made.set(name, module)
    return module
  }
  const namespace = new Map<string, Value>()
  const frame = new Frame([], undefined, namespace)
  runtime.frame = frame
  try {
    checkDeadline?.()
    const run = compileModule(script.module, { runtime, builtins: getBuiltins(), findModule: (name) => findGiven(name) ?? findStandardModule(name) })
    run(frame)
  } catch (error) {
    throw toScriptError(error, { script, source, runtime })
  }
  return { namespace, output: runtime.output, usage: runtime.usage, context: runtime }
}
