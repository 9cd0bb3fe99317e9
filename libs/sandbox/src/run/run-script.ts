import type { Readable } from 'node:stream'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { resolveMounts } from '../launch/mounts.ts'
import type { Layers } from '../level.ts'
import type { Machine } from '../machine.ts'
import type { End, ScriptRequest } from '../request.ts'
import { launch } from './launch.ts'
import { prepare } from './prepare.ts'
import { readOutputs } from './read-outputs.ts'

export interface ScriptResult {
  end: End
  stdout: Uint8Array
  stderr: string
  /** The outputs that are not empty. */
  files: Record<string, Uint8Array>
}

export async function runScript(machine: Machine, layers: Layers, request: ScriptRequest): Promise<ScriptResult> {
  const { python = machine.tools.python, outputs = [], signal } = request
  for (const name of outputs) {
    if (!/^[\w][\w.-]{0,99}$/.test(name)) throw new NaturalCadError('INVALID_REQUEST', `the output ${JSON.stringify(name)} has to be a plain file name`)
  }
  const binds = resolveMounts(request.readOnly ?? [], { writable: false, canMove: layers.bubblewrap, profile: 'script' })
  const prepared = await prepare({ machine, layers, profile: 'script', python, binds, outputs, limits: request.limits, environment: request.environment, withPorts: false })
  try {
    const { plan, limits, cgroup, base } = prepared
    const policy = {
      ...base,
      profile: 'script',
      command: request.args ?? [],
      folder: plan.output,
      ports: null,
      program: request.program,
      name: request.name ?? 'program.py',
      packages: request.packages ?? true,
      outputs,
    } as const
    const child = launch({ plan, policy, limits, cgroup, watchesMemory: false, canEscape: !layers.seccomp, deadlineMs: request.deadlineMs, signal })
    child.stdin.end(request.input ?? '')
    const [end, , stdout, stderr, files] = await Promise.all([
      child.ended,
      child.ready.catch(rethrowUnlessStopped(child.ended)),
      readAll(child.stdout),
      readAll(child.stderr),
      readOutputs(child.result, outputs, limits.resultBytes).catch((error: unknown) => {
        child.stop('output')
        throw error
      }),
    ])
    signal?.throwIfAborted()
    return { end, stdout, stderr: Buffer.from(stderr).toString('utf8'), files }
  } finally {
    await prepared.cleanUp()
  }
}

/** One that was stopped before it was ready ended by a limit, and not for want of a sandbox. */
function rethrowUnlessStopped(ended: Promise<End>): (error: unknown) => Promise<void> {
  return async (error) => {
    if ((await ended).kind !== 'stopped') throw error
  }
}

async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}
