import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

export interface ServerProcess {
  url: string
  child: ChildProcess
  /** What it has written so far. */
  output: { stdout: string; stderr: string }
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>
}

/** Starts a server's entry file with nothing but these variables, and waits until it serves or ends. */
export async function startProcess(entry: string, variables: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--conditions=@naturalcad/source', entry], {
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string)
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output.stdout += chunk.toString()
      const address = /serves on (http:\S+)/.exec(output.stdout)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()))
    void ended.then(() => resolve(''))
  })
  return { url, child, output, ended }
}
