import { spawnSync } from 'node:child_process'
import { createCgroup } from '../cgroup/create-cgroup.ts'
import { createPlan } from '../launch/plan.ts'
import { createRunFolder } from '../launch/run-folder.ts'
import type { Layers } from '../level.ts'
import type { Machine } from '../machine.ts'

export interface Probe {
  layers: Layers
  /** Why a layer is missing, as one sentence each. */
  reasons: string[]
}

/** Tries each layer the way a run will use it. Starts nothing but the launcher's questions to the kernel. */
export function probeMachine(machine: Machine): Probe {
  const reasons: string[] = []
  const without = { bubblewrap: false, landlockAbi: 0, seccomp: false, cgroup: false }
  const alone = ask(machine, without, reasons, 'the launcher')
  if (machine.tools.bubblewrap === undefined) reasons.push('bubblewrap is not installed (apt-get install bubblewrap)')
  const wrapped = machine.tools.bubblewrap === undefined ? undefined : ask(machine, { ...without, bubblewrap: true }, reasons, 'bubblewrap')
  // Bubblewrap can show what root's other self could not reach alone.
  const kernel = wrapped ?? alone
  if (kernel === undefined) return { layers: without, reasons }
  if (!kernel.seccomp) reasons.push('the kernel has no seccomp filters')
  else if (machine.architecture === undefined) reasons.push(`there is no table of system calls for ${process.arch}`)
  if (kernel.landlockAbi === 0) reasons.push('the kernel has no Landlock')
  const bubblewrap = wrapped !== undefined
  const cgroup = bubblewrap && hasCgroup()
  if (bubblewrap && !cgroup) reasons.push('no control group that limits memory can be made')
  return { layers: { bubblewrap, landlockAbi: kernel.landlockAbi, seccomp: kernel.seccomp && machine.architecture !== undefined, cgroup }, reasons }
}

function ask(machine: Machine, layers: Layers, reasons: string[], name: string): { landlockAbi: number; seccomp: boolean } | undefined {
  const runFolder = createRunFolder(machine.temporaryFolder)
  try {
    const { tools, architecture } = machine
    const plan = createPlan({ profile: 'process', layers, architecture, tools, python: tools.python, runFolder, binds: [], temporaryBytes: 2 ** 20, joinFiles: [], withPorts: false })
    const [file = '', ...args] = plan.command
    const { status, stdout, stderr, error } = spawnSync(file, [...args, '--probe'], { cwd: '/', env: {}, encoding: 'utf8', timeout: 30_000 })
    if (status === 0) return JSON.parse(stdout) as { landlockAbi: number; seccomp: boolean }
    reasons.push(`${name} does not work here: ${(error?.message ?? stderr).trim().split('\n').at(-1)}`)
  } catch (error) {
    reasons.push(`${name} does not work here: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    runFolder.remove()
  }
}

function hasCgroup(): boolean {
  const group = createCgroup({ memoryBytes: 2 ** 26, tasks: 16 })
  void group?.remove()
  return group !== undefined
}
