#!/usr/bin/env node
import { useBaselineCompiler } from '@naturalcad/cad-kernel/node'
import { readEnvironment } from './environment.ts'
import { detectTerminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'

// One command, one part: compiling the kernel for speed would take longer than the part.
useBaselineCompiler()

const cancel = new AbortController()
// The first Ctrl-C lets the run end and be recorded; the second does not wait for it.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    if (cancel.signal.aborted) process.exit(130)
    cancel.abort(new DOMException('canceled', 'AbortError'))
  })
}
// A reader that has seen enough, such as head, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`naturalcad: standard output cannot be written: ${error.message}\n`)
  process.exit(7)
})
// Without a place for messages the work still goes on.
process.stderr.on('error', () => undefined)

const terminal = detectTerminal(process.stdout, process.stderr, process.env)
process.exitCode = await runCommand(
  process.argv.slice(2),
  () => ({
    environment: readEnvironment(process.env, process.cwd()),
    terminal,
    input: process.stdin,
    cwd: process.cwd(),
    signal: cancel.signal,
  }),
  terminal,
)
