import { readSpaceLog, type SpaceRuntime } from '@naturalcad/hub-client'
import { findFirstError } from '../../blockers/find-first-error.ts'
import { findKnownErrors } from '../../blockers/find-known-errors.ts'
import type { RepairNotes, StepContext } from '../../run/step.ts'
import { toHubCall } from '../hub/hub-call.ts'

const tailLines = 1000
const maxLogCharacters = 128 * 1024
const linesAround = 12
const maxErrorCharacters = 4000
const readingMs = 20_000
/** The log of an app that runs has no end: what was there comes at once. */
const silenceMs = 1500

/** The newest lines of a log, without secrets; empty where the Hub does not give it. A stream that breaks leaves what came before. */
export async function readLogTail(context: StepContext, spaceId: string, log: 'build' | 'run'): Promise<string> {
  const { signal, deadline, clock, redactor, report } = context
  const lines: string[] = []
  const silence = new AbortController()
  let stopTimer = () => {}
  try {
    const call = { ...toHubCall(context), signal: AbortSignal.any([signal, silence.signal]) }
    for await (const { text } of readSpaceLog({ ...call, repo: `spaces/${spaceId}`, log, tail: tailLines, timeoutMs: readingMs })) {
      lines.push(text)
      stopTimer()
      stopTimer = clock.after(silenceMs, () => silence.abort())
    }
  } catch (error) {
    signal.throwIfAborted()
    deadline.check()
    if (!silence.signal.aborted) await report('space.log_missing', `the ${log} log is not to be had: ${redactor.text(error instanceof Error ? error.message : String(error))}`, { spaceId, log }, 'warning')
  } finally {
    stopTimer()
  }
  return redactor.text(lines.slice(-tailLines).join('\n')).slice(-maxLogCharacters)
}

/** Writes `diagnostics/runtime.json` and the tail of the log, and gives what an agent needs to mend it. */
export async function diagnoseSpace(context: StepContext, { spaceId, runtime, log, what }: { spaceId: string; runtime: SpaceRuntime; log: 'build' | 'run' | null; what: RepairNotes['what'] }): Promise<RepairNotes> {
  const { files, redactor } = context
  await files.writeJson('diagnostics/runtime.json', runtime)
  const text = log === null ? '' : await readLogTail(context, spaceId, log)
  if (log !== null) await files.writeText(`diagnostics/${log}.log`, `${text}\n`)
  const said = redactor.text(runtime.errorMessage ?? `the Space is in stage ${runtime.stage}`)
  return { what, ...readError(`${said}\n${text}`, said) }
}

/** The first error of a log with the lines around it, else `otherwise`, and the hint of the known error that it is. */
export function readError(log: string, otherwise: string): Pick<RepairNotes, 'error' | 'hint'> {
  const [known] = findKnownErrors(log)
  const line = known?.line ?? findFirstError(log)?.line
  const lines = log.split('\n')
  const around = line === undefined ? [otherwise, ...lines.slice(-linesAround)] : [lines[line - 1], '', ...lines.slice(Math.max(0, line - 1 - linesAround), line + linesAround)]
  return { error: around.join('\n').trim().slice(0, maxErrorCharacters), hint: known?.error.hint ?? null }
}
