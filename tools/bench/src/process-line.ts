import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A process that answers each line of JSON with one: kept warm between measurements. */
export interface LineProcess {
  ask(task: object): Promise<Record<string, unknown>>
  close(): Promise<void>
}

/** Waits for the process's first line, which says that it is ready. Without `env` it has this process's own. */
export async function startLineProcess(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<LineProcess> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], ...(env === undefined ? {} : { env }) })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const read = async () => {
    const { done, value } = await lines.next()
    if (done) throw new Error(`${command} ended before it answered`)
    return JSON.parse(value) as Record<string, unknown>
  }
  await read()
  return {
    ask(task) {
      child.stdin.write(`${JSON.stringify(task)}\n`)
      return read()
    },
    async close() {
      child.stdin.end()
      await ended
    },
  }
}
