import { NaturalCadError } from '@naturalcad/contracts/errors'
import { exceptionText } from '../protocol/repr.ts'
import { PythonError } from '../values/python-error.ts'
import type { GuardedScript } from '@naturalcad/code-guard'
import type { PyException } from '../values/exceptions.ts'
import type { Runtime } from '../runtime/runtime.ts'

/** Longest piece of a source line that a message repeats. */
const maxLineLength = 120

export interface FailedRun {
  script: GuardedScript
  /** Whose lines are quoted. */
  source: string
  runtime: Runtime
}

/** What a caller gets for anything that ended a script early: with the line of the source as it was written. */
export function toScriptError(thrown: unknown, run: FailedRun): NaturalCadError {
  const { script, runtime } = run
  if (thrown instanceof PythonError) return failed(thrown.exception, run)
  if (!NaturalCadError.is(thrown)) return NaturalCadError.from(thrown)
  const line = script.sourceLineOf(canonicalLine(thrown, runtime))
  return new NaturalCadError(thrown.code, `${thrown.message} (${describeLine(run, line)})`, {
    cause: thrown,
    details: { ...thrown.details, line, output: runtime.output },
    retryable: thrown.retryable,
    ...(thrown.remedy === undefined ? {} : { remedy: thrown.remedy }),
  })
}

function canonicalLine(error: NaturalCadError, runtime: Runtime): number {
  const { line } = error.details
  return typeof line === 'number' && line > 0 ? line : Math.max(1, runtime.line)
}

function failed(exception: PyException, run: FailedRun): NaturalCadError {
  const { script, runtime } = run
  const moduleLine = runtime.line
  const places = [...exception.traceback, { functionName: '<module>', line: moduleLine }].map(({ functionName, line }) => ({
    function: functionName,
    line: script.sourceLineOf(Math.max(1, line)),
  }))
  const line = places[0]?.line ?? 1
  const text = safeText(exception, runtime)
  const type = exception.cls.name
  return new NaturalCadError('SCRIPT_FAILED', `${text === '' ? type : `${type}: ${text}`} (${describeLine(run, line)})`, {
    details: { type, message: text, line, sourceLine: sourceLine(run, line), traceback: places.toReversed(), output: runtime.output },
    remedy: `Correct line ${line} of the script.`,
  })
}

/** The text of an exception may run code of the script, which may fail in turn. */
function safeText(exception: PyException, runtime: Runtime): string {
  try {
    return exceptionText(runtime, exception)
  } catch (error) {
    if (error instanceof PythonError || NaturalCadError.is(error)) return '<no text>'
    throw error
  }
}

const sourceLine = ({ source }: FailedRun, line: number) => (source.split('\n')[line - 1] ?? '').trim()

function describeLine(run: FailedRun, line: number): string {
  const text = sourceLine(run, line)
  return `line ${line}: ${text.length > maxLineLength ? `${text.slice(0, maxLineLength)}…` : text}`
}
