import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface EmulatorProcess {
  url: string
  user: string
  token: string
  /** Resolves when it has answered so many more requests. */
  afterRequests(count: number): Promise<void>
  /** With SIGKILL; resolves once it is gone. */
  kill(): Promise<void>
}

const command = join(import.meta.dirname, '../../../hub-emulator/src/main.ts')

/** The emulator's command on a data folder, ready to answer. The port is kept across kills, since clients remember addresses. */
export async function startEmulator(dataFolder: string, port: number): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, ['--conditions=@naturalcad/source', command, '--port', String(port), '--data', dataFolder, '--profile', 'pro'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let answered = 0
  const waiting = new Set<() => void>()
  createInterface({ input: child.stderr }).on('line', () => {
    answered += 1
    for (const look of waiting) look()
  })
  const line = await firstLine(child)
  if (line === undefined) throw new Error('the emulator did not start')
  const { url, users } = JSON.parse(line) as { url: string; users: { name: string; token: string }[] }
  const [first] = users
  if (first === undefined) throw new Error('the emulator has no user')
  return {
    url,
    user: first.name,
    token: first.token,
    async afterRequests(count) {
      const target = answered + count
      await new Promise<void>((resolve) => {
        const look = () => {
          if (answered < target) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      })
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function firstLine(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { stdout } = child
    if (stdout === null) return resolve(undefined)
    const lines = createInterface({ input: stdout })
    lines.once('line', resolve)
    lines.once('close', () => resolve(undefined))
  })
}
