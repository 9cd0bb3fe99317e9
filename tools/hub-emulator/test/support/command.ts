import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

interface Announcement {
  url: string
  users: { name: string; token: string; scopes: string[] }[]
}

/** The emulator as its users start it, from source. */
export async function startCommand(args: string[], { input = 'ignore' }: { input?: 'ignore' | 'pipe' } = {}): Promise<{ child: ChildProcess; exited: Promise<unknown>; announced: Announcement }> {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv, main, ...args], { stdio: [input, 'pipe', 'ignore'] })
  const exited = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  if (child.stdout === null) throw new Error('no output')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, exited, announced: JSON.parse(line) as Announcement }
}
