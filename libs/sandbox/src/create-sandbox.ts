import { tmpdir } from 'node:os'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { findProgram } from './launch/tools.ts'
import { levelOf, levels, limitLayers, type Layers, type SandboxLevel } from './level.ts'
import type { Machine } from './machine.ts'
import { probeMachine } from './probe/probe-machine.ts'
import type { ProcessRequest, ScriptRequest } from './request.ts'
import { runScript, type ScriptResult } from './run/run-script.ts'
import { startProcess, type SandboxedProcess } from './run/start-process.ts'
import { findArchitecture } from './seccomp/architecture.ts'

export interface CreateSandboxOptions {
  /** Below this level nothing is started. @default 2 */
  floor?: SandboxLevel
  /** Use at most this level, to try a lower one. @default 4 */
  level?: SandboxLevel
  /** The Python 3 that runs the launcher; it needs the standard library alone. @default the operating system's */
  python?: string
  /** Where the files of a run lie; the shorter the path the better. @default the operating system's */
  temporaryFolder?: string
}

export interface Sandbox {
  readonly level: SandboxLevel
  readonly layers: Layers
  /** Why the level is not higher. */
  readonly reasons: readonly string[]
  /** Rejects with `UNAVAILABLE` when the sandbox did not start; what the program did is in the result. */
  runScript(request: ScriptRequest): Promise<ScriptResult>
  startProcess(request: ProcessRequest): Promise<SandboxedProcess>
}

/**
 * Probes this machine and makes the strongest sandbox that it allows.
 * @throws NaturalCadError NOT_CONFIGURED without Python, on Windows, or when the level is below the floor
 */
export function createSandbox({ floor = 2, level = 4, python, temporaryFolder = tmpdir() }: CreateSandboxOptions = {}): Sandbox {
  const machine = findMachine(python, temporaryFolder)
  const probe = probeMachine(machine)
  const layers = limitLayers(probe.layers, level)
  const reached = levelOf(layers)
  const reasons = levelOf(probe.layers) > level ? [...probe.reasons, `level ${level} was asked for`] : probe.reasons
  if (reached < floor) {
    throw new NaturalCadError('NOT_CONFIGURED', `this machine allows sandbox level ${reached} (${levels[reached]}), and ${floor} is the least: ${reasons.join('; ')}`, {
      remedy: 'Install what is missing, or lower the floor.',
      details: { level: reached, floor, reasons },
    })
  }
  return {
    level: reached,
    layers,
    reasons,
    runScript: (request) => runScript(machine, layers, request),
    startProcess: (request) => startProcess(machine, layers, request),
  }
}

function findMachine(python: string | undefined, temporaryFolder: string): Machine {
  if (process.platform === 'win32') throw new NaturalCadError('NOT_CONFIGURED', 'there is no sandbox on Windows', { remedy: 'Use Linux, for example in WSL.' })
  const found = python ?? findProgram('python3')
  if (found === undefined) throw new NaturalCadError('NOT_CONFIGURED', 'the sandbox needs Python 3 and found none', { remedy: 'Install Python 3 (apt-get install python3).' })
  const architecture = process.platform === 'linux' ? findArchitecture(process.arch) : undefined
  return { tools: { python: found, bubblewrap: findProgram('bwrap'), setpriv: findProgram('setpriv') }, architecture, temporaryFolder }
}
