import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { pythonEnvironment, type Caller, type MatrixHub } from './matrix-hub.ts'

interface CommandResult {
  code: number
  stdout: string
  stderr: string
}

export interface CommandOptions {
  as?: Caller
  cwd?: string
  env?: Record<string, string>
}

/** The program and its first arguments. Started through its Python, since the path in its first line need not be of this machine. */
export function hfProgram({ hfPython }: MatrixHub): [program: string, script: string] {
  if (hfPython === undefined) throw new Error('this is no case of the command')
  return [hfPython, join(dirname(hfPython), 'hf')]
}

/** Runs `hf` to its end. */
function hf(hub: MatrixHub, args: readonly string[], { as = 'alice', cwd = hub.folder(), env = {} }: CommandOptions = {}): Promise<CommandResult> {
  const [program, script] = hfProgram(hub)
  return new Promise((resolve) => {
    execFile(program, [script, ...args], { cwd, env: { ...pythonEnvironment(hub, as), ...env }, maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout, stderr })
    })
  })
}

/** What `hf` prints when it succeeds. */
export async function hfOutput(hub: MatrixHub, args: readonly string[], options?: CommandOptions): Promise<string> {
  const result = await hf(hub, args, options)
  expect(result, `hf ${args.join(' ')}\n${result.stdout}\n${result.stderr}`).toMatchObject({ code: 0 })
  return result.stdout
}

/** `hf` ends with 1 and says so. */
export async function expectHfError(hub: MatrixHub, args: readonly string[], message: RegExp, options?: CommandOptions): Promise<void> {
  const { code, stdout, stderr } = await hf(hub, args, options)
  expect(stdout + stderr).toMatch(message)
  expect(code).toBe(1)
}
