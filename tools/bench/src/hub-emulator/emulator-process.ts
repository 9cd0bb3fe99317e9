import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The command as its users start it: built. */
const command = join(import.meta.dirname, '../../../../tools/hub-emulator/dist/main.js')
/** Of Linux on every architecture, as `getconf CLK_TCK` tells. */
const ticksPerSecond = 100

export interface EmulatorProcess {
  url: string
  /** Of the first user. */
  token: string
  /** So far, by its log. */
  requests(): number
  cpuSeconds(): number
  /** The most memory that it ever held, in MiB. */
  peakMiB(): number
  stop(): Promise<void>
}

/** Starts one emulator on an empty folder. The operating system counts what it takes, so this runs on Linux only. */
export async function startEmulatorProcess(dataFolder: string): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [command, '--port', '0', '--data', dataFolder, '--profile', 'pro'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit')
  let requests = 0
  child.stderr.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) requests += 1
  })
  const failed = exited.then(([code]) => Promise.reject(new Error(`the emulator ended with ${String(code)} before it listened`)))
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), failed])) as [string]
  failed.catch(() => {})
  const { url, users } = JSON.parse(line) as { url: string; users: { token: string }[] }
  const readProcess = (file: string): string => readFileSync(`/proc/${child.pid ?? ''}/${file}`, 'utf8')
  return {
    url,
    token: users[0]?.token ?? '',
    requests: () => requests,
    cpuSeconds: () => {
      // Behind the name in brackets, which may hold spaces: user time is the 12th field, system time the 13th.
      const fields = readProcess('stat').replace(/^.*\) /s, '').split(' ')
      return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
    },
    peakMiB: () => Number(/VmHWM:\s+(\d+) kB/.exec(readProcess('status'))?.[1]) / 1024,
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}
