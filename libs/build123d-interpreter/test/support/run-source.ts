import { parse } from '@naturalcad/python-ast'
import { getBuiltins } from '../../src/builtins/index.ts'
import { compileModule } from '../../src/language/compile-module.ts'
import { Frame } from '../../src/language/frame.ts'
import { findStandardModule } from '../../src/modules/standard-modules.ts'
import { exceptionText } from '../../src/protocol/repr.ts'
import { Runtime, type RuntimeOptions } from '../../src/runtime/runtime.ts'
import { PythonError } from '../../src/values/python-error.ts'

export interface SourceRun {
  output: string
  /** `ValueError: text` of an exception that was not caught. */
  error: string | undefined
}

/**
 * Runs source that no guard has seen: the language is larger than what a policy lets through, and is tested whole. Anything but a Python
 * exception is thrown.
 */
export function runSource(source: string, options: RuntimeOptions = {}): SourceRun {
  const parsed = parse(source)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message, range }) => `line ${range.line}: ${message}`).join('\n'))
  const runtime = new Runtime(options)
  const frame = new Frame([], undefined, new Map())
  runtime.frame = frame
  try {
    compileModule(parsed.module, { runtime, builtins: getBuiltins(), findModule: findStandardModule })(frame)
  } catch (thrown) {
    if (!(thrown instanceof PythonError)) throw thrown
    const text = exceptionText(runtime, thrown.exception)
    return { output: runtime.output, error: `${thrown.exception.cls.name}: ${text} (line ${runtime.line})` }
  }
  return { output: runtime.output, error: undefined }
}
