import type { Readable, Writable } from 'node:stream'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { resolveMounts } from '../launch/mounts.ts'
import { handOver, isRoot } from '../launch/user.ts'
import type { Layers } from '../level.ts'
import type { Machine } from '../machine.ts'
import { relayPorts } from '../ports/relay-ports.ts'
import type { End, OutgoingPort, Ports, ProcessRequest } from '../request.ts'
import { launch } from './launch.ts'
import { measureUsage, type Usage } from './measure-usage.ts'
import { prepare } from './prepare.ts'
import { findProgramProcess } from './program-process.ts'

export interface SandboxedProcess {
  readonly pid: number
  readonly stdin: Writable
  /** Has to be read: one that nobody reads holds the process up. */
  readonly stdout: Readable
  readonly stderr: Readable
  /** Where a port of `ports.in` answers outside. */
  readonly addresses: ReadonlyMap<number, { host: string; port: number }>
  /** Settles when no process of the tree is left and everything of it is cleaned up. */
  readonly ended: Promise<End>
  /** What the whole tree takes of the machine; undefined after its end. Reads /proc, so not for every millisecond. */
  usage(): Usage | undefined
  /**
   * Lets it reach a further port from now on, as `ports.out` does from the start; only where it was started with `ports`. Rejects with
   * `UNSUPPORTED_CAPABILITY` below level 3, `CONFLICT` where something inside has the port, `UNAVAILABLE` after its end.
   */
  openPort(port: OutgoingPort): Promise<void>
  /** Asks the program, and it alone, to end (SIGTERM). */
  terminate(): void
  /** Kills the whole tree and waits for its end. */
  stop(): Promise<End>
}

export async function startProcess(machine: Machine, layers: Layers, request: ProcessRequest): Promise<SandboxedProcess> {
  const { ports, signal } = request
  if (ports !== undefined) checkPorts(ports, layers)
  const isRelayed = ports !== undefined && layers.bubblewrap
  const rules = { canMove: layers.bubblewrap, profile: 'process' } as const
  const writable = resolveMounts(request.writable ?? [], { ...rules, writable: true })
  const binds = [...resolveMounts(request.readOnly ?? [], { ...rules, writable: false }), ...writable]
  if (isRoot()) for (const { from } of writable) handOver(from)
  const prepared = await prepare({
    machine, layers, profile: 'process', python: machine.tools.python, binds, outputs: [],
    limits: request.limits, environment: request.environment, withPorts: isRelayed,
    connect: (isRelayed ? [] : (ports?.out ?? [])).map(({ port }) => port),
  })
  let relay: Awaited<ReturnType<typeof relayPorts>> | undefined
  const cleanUp = async () => {
    relay?.close()
    await prepared.cleanUp()
  }
  try {
    const { plan, limits, cgroup, base, runFolder } = prepared
    relay = isRelayed ? await relayPorts(runFolder.ports, ports) : undefined
    const policy = {
      ...base,
      profile: 'process',
      command: request.command,
      folder: request.folder ?? plan.temporary,
      ports: isRelayed ? { folder: plan.ports, in: ports.in ?? [], out: (ports.out ?? []).map(({ port }) => port) } : null,
      program: '',
      name: '',
      packages: false,
      outputs: [],
    } as const
    const child = launch({ plan, policy, limits, cgroup, watchesMemory: cgroup === undefined, canEscape: !layers.seccomp, deadlineMs: request.deadlineMs, signal })
    child.result.resume()
    let isOver = false
    const ended = child.ended.finally(() => {
      isOver = true // its number may be another's from now on
      return cleanUp()
    })
    await child.ready.catch(async (error: unknown) => {
      const end = await ended
      signal?.throwIfAborted()
      if (end.kind !== 'stopped') throw error
    })
    return {
      pid: child.pid,
      stdin: child.stdin,
      stdout: child.stdout,
      stderr: child.stderr,
      addresses: relay?.addresses ?? new Map(),
      ended,
      usage: () => (isOver ? undefined : measureUsage(child.pid)),
      async openPort(port) {
        if (relay === undefined) throw new NaturalCadError('UNSUPPORTED_CAPABILITY', 'a further port needs a process with ports of its own, and a network namespace', { remedy: 'Start it with ports, at level 3 or higher.' })
        checkPorts({ out: [port] }, layers)
        if (isOver) throw new NaturalCadError('UNAVAILABLE', `port ${port.port} cannot be opened: the process has ended`)
        await relay.open(port)
      },
      terminate() {
        const program = isOver ? undefined : findProgramProcess(child.pid)
        if (program !== undefined) signalIfThere(program)
      },
      stop() {
        child.stop('caller')
        return ended
      },
    }
  } catch (error) {
    await cleanUp()
    throw error
  }
}

function signalIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM')
  } catch {
    // It ended meanwhile.
  }
}

function checkPorts({ in: incoming = [], out = [] }: Ports, layers: Layers): void {
  const all = [...incoming, ...out.map(({ port }) => port)]
  for (const port of all) {
    if (!Number.isInteger(port) || port < 1024 || port > 65535) throw new NaturalCadError('INVALID_REQUEST', `${port} is no port from 1024 to 65535`)
  }
  if (new Set(all).size < all.length) throw new NaturalCadError('INVALID_REQUEST', 'a port is named twice')
  if (layers.bubblewrap) return
  const refuse = (what: string, need: string) => {
    throw new NaturalCadError('UNSUPPORTED_CAPABILITY', `${what} ${need}, and so bubblewrap`, { remedy: 'Install bubblewrap (apt-get install bubblewrap).' })
  }
  if (incoming.length > 0) refuse('ports to listen on', 'need a network namespace')
  const moved = out.find(({ port, to }) => to.host !== '127.0.0.1' || to.port !== port)
  if (moved !== undefined) refuse(`reaching ${moved.to.host}:${moved.to.port} as port ${moved.port}`, 'needs a network namespace')
  if (out.length > 0 && !canConnect(layers)) refuse('reaching one port', 'needs Landlock of Linux 6.7 or a network namespace')
}

/** From ABI 4 on Landlock knows the ports of TCP. */
function canConnect({ landlockAbi, seccomp }: Layers): boolean {
  return landlockAbi >= 4 && seccomp
}
