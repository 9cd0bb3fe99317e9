import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Child {
  process: ChildProcess
  /** Resolves with the exit code, or null after a signal, once all its output was read. */
  ended: Promise<number | null>
}

export interface ChildOptions {
  /** A program that starts it, with its arguments. */
  prefix?: readonly string[]
  /** Beside the variables of this process. */
  environment?: Readonly<Record<string, string>>
}

/** Runs a source file of this package with the sources of the workspace. `onLine` gets each whole line of its standard output. */
export function startChild(file: string, args: readonly string[], onLine: (line: string) => void, { prefix = [], environment = {} }: ChildOptions = {}): Child {
  const [program = process.execPath, ...rest] = [...prefix, process.execPath, '--conditions=@naturalcad/source', file, ...args]
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } })
  const lines = createInterface({ input: child.stdout, crlfDelay: Infinity })
  let last = ''
  // A line without its newline is not acknowledged: readline tells them apart only by what comes after.
  child.stdout.on('data', (chunk: Buffer) => {
    last = chunk.toString().slice(-1)
  })
  const all: string[] = []
  lines.on('line', (line) => all.push(line))
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (last !== '\n') all.pop()
      for (const line of all) onLine(line)
      resolve(code)
    })
  })
  return { process: child, ended }
}
