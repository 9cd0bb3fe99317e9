import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { EmulatorProcess } from './emulator-process.ts'

export interface RunningCommand {
  process: ChildProcess
  ended: Promise<{ code: number | null; output: string }>
}

/** The official command line, with a home of its own for each emulator. */
export function runHf(python: string, home: string, { url, token }: EmulatorProcess, args: readonly string[]): RunningCommand {
  const child = spawn(join(dirname(python), 'hf'), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HF_ENDPOINT: url,
      HF_TOKEN: token,
      HF_HOME: home,
      HF_HUB_DISABLE_UPDATE_CHECK: '1',
      HF_HUB_DISABLE_TELEMETRY: '1',
      HF_HUB_DISABLE_PROGRESS_BARS: '1',
      NO_COLOR: '1',
    },
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { process: child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, output }))) }
}

/** Files whose content follows from their path: small ones, an empty one, and one that goes to Xet. */
export function writeFolder(folder: string, name: string): Map<string, string> {
  const hashes = new Map<string, string>()
  mkdirSync(join(folder, name), { recursive: true })
  for (let index = 0; index < 12; index += 1) {
    const path = `${name}/file-${index}.bin`
    const content = contentOf(path, index === 0 ? 0 : index === 11 ? 3_000_000 : 37 * index)
    writeFileSync(join(folder, path), content)
    hashes.set(path, createHash('sha256').update(content).digest('hex'))
  }
  return hashes
}

/** Bytes that no compression makes smaller, the same for the same path. */
function contentOf(path: string, length: number): Buffer {
  const parts: Buffer[] = []
  let seed = createHash('sha512').update(path).digest()
  for (let size = 0; size < length; size += seed.length) {
    seed = createHash('sha512').update(seed).digest()
    parts.push(seed)
  }
  return Buffer.concat(parts).subarray(0, length)
}
