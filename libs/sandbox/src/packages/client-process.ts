import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface ClientOptions {
  command: readonly [program: string, ...args: string[]]
  environment: Record<string, string>
  folder: string
  onLine: (line: string) => void
  signal: AbortSignal
}

/** Runs the ordinary client outside the sandbox, with this environment alone; the whole group of processes ends with the signal. Returns its exit code. */
export async function runClient({ command: [program, ...args], environment, folder, onLine, signal }: ClientOptions): Promise<number> {
  signal.throwIfAborted()
  const child = spawn(program, args, { cwd: folder, env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const kill = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // Nobody is left.
    }
  }
  signal.addEventListener('abort', kill, { once: true })
  const listeners = [child.stdout, child.stderr].map(async (input) => {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) onLine(line)
  })
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (status) => resolve(status ?? 1))
    })
    await Promise.all(listeners)
    signal.throwIfAborted()
    return code
  } finally {
    signal.removeEventListener('abort', kill)
    kill()
  }
}
