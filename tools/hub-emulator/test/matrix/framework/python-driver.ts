import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Outcome } from './cases.ts'
import { pythonEnvironment, type MatrixHub } from './matrix-hub.ts'

const script = fileURLToPath(new URL('../python/driver.py', import.meta.url))

/** One process of Python that does the cases of a topic, one after the other. */
export interface PythonDriver {
  /** Rejects with Python's traceback. */
  run(operation: string, outcome: Outcome): Promise<void>
  stop(): Promise<void>
}

export function startPythonDriver(python: string, topic: string, hub: MatrixHub): PythonDriver {
  // Each case says as whom it calls; nobody is signed in.
  const { HF_TOKEN: _, ...env } = pythonEnvironment(hub)
  const child = spawn(python, [script, topic], { env: { ...env, MATRIX_FOLDER: hub.folder() }, stdio: ['pipe', 'pipe', 'pipe'] })
  const exited = once(child, 'exit')
  let noise = ''
  child.stderr.on('data', (chunk) => (noise = `${noise}${chunk}`.slice(-10_000)))
  // A process that has ended tells so by the end of its answers.
  child.stdin.on('error', () => {})
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    run: async (operation, outcome) => {
      child.stdin.write(`${JSON.stringify({ operation, outcome })}\n`)
      for (;;) {
        const { value, done } = await answers.next()
        if (done === true) throw new Error(`Python ended: ${noise}`)
        const answer = JSON.parse(value) as { operation: string; outcome: Outcome; failure: string | null }
        // The one before it may have been given up while Python was still at it.
        if (answer.operation !== operation || answer.outcome !== outcome) continue
        if (answer.failure !== null) throw new Error(answer.failure)
        return
      }
    },
    stop: async () => {
      child.kill()
      await exited
    },
  }
}

/** What Python has cases for, by topic. */
export async function listPythonCases(python: string, topic: string): Promise<Record<string, Outcome[]>> {
  const child = spawn(python, [script, topic, '--list'], { stdio: ['ignore', 'pipe', 'inherit'], env: { PYTHONDONTWRITEBYTECODE: '1', PATH: process.env['PATH'] ?? '' } })
  let text = ''
  for await (const chunk of child.stdout) text += String(chunk)
  return JSON.parse(text) as Record<string, Outcome[]>
}
