import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../../src/main.ts')

export interface Finished {
  status: number | null
  stdout: string
  stderr: string
}

/** The command from source, with nothing of this process's environment that it reads. */
export function startBucket(args: string[], env: Record<string, string> = {}): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--conditions=@naturalcad/source', main, ...args], { env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env } })
}

export async function runBucket(args: string[], { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {}): Promise<Finished> {
  return finish(startBucket(args, env), input)
}

/** Any program, to its end. */
export async function runProgram(program: string, args: string[], env: Record<string, string>): Promise<Finished> {
  return finish(spawn(program, args, { env: { PATH: process.env['PATH'] ?? '', ...env } }))
}

async function finish(child: ChildProcessWithoutNullStreams, input = ''): Promise<Finished> {
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }
}
