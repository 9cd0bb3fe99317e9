import { setTimeout as wait } from 'node:timers/promises'
import type { End, Mount, Sandbox } from '@naturalcad/sandbox'
import type { OpenVolumes } from '../mounts/volume.ts'
import type { Container, ContainerEnd, ContainerRequest } from './container.ts'
import { insideImage, type ContainerFolder } from './container-folder.ts'
import type { ImageParts } from './image-parts.ts'
import { limitLines, readLines } from './read-lines.ts'

export interface ContainerPlan {
  sandbox: Sandbox
  folder: ContainerFolder
  image: ImageParts
  volumes: OpenVolumes | undefined
  environment: Record<string, string>
  readOnly: readonly Mount[]
  writable: readonly Mount[]
  /** The port that this emulator listens on, and under which it is found inside. */
  port: number
  /** Where that way leads: what is meant for people is not answered there. */
  door: number
  /** Further ports that it can reach from the start. */
  reachable: readonly number[]
}

export const containerHome = '/home/user'
const MiB = 2 ** 20
/** The tree ends this long after it was asked to. */
const defaultGraceMs = 5000
const freezeMs = 2000

/** Starts what was planned; everything that the process needs is there. */
export async function startContainer(plan: ContainerPlan, request: ContainerRequest): Promise<Container> {
  const { sandbox, folder, image, port, door, reachable, volumes } = plan
  const { timeoutMs, signal, memoryBytes = 2048 * MiB } = request
  const child = await sandbox.startProcess({
    command: request.command,
    environment: withVolumes(volumes, {
      PATH: [...image.path, '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
      HOME: containerHome,
      // A program that prints to a pipe would keep its lines until its end.
      PYTHONUNBUFFERED: '1',
      HF_ENDPOINT: `http://127.0.0.1:${port}`,
      ...plan.environment,
      ...request.secrets,
    }),
    readOnly: [...image.readOnly, ...plan.readOnly],
    writable: [{ from: folder.home, to: containerHome }, { from: folder.image, to: insideImage }, ...plan.writable],
    folder: request.folder ?? containerHome,
    ports: { in: request.listen ?? [], out: [{ port, to: { host: '127.0.0.1', port: door } }, ...reachable.map((one) => ({ port: one, to: { host: '127.0.0.1', port: one } }))] },
    limits: { memoryBytes, tasks: 1024, fileBytes: 2 ** 36, openFiles: 4096, cpuSeconds: 2 ** 31 - 1, outputBytes: Number.MAX_SAFE_INTEGER },
  })
  child.stdin.end()
  let stoppedBy: 'caller' | 'timeout' | undefined
  let killTimer: NodeJS.Timeout | undefined
  let killAt = Infinity
  const stop = (by: 'caller' | 'timeout', graceMs: number): void => {
    stoppedBy ??= by
    child.terminate()
    if (Date.now() + graceMs >= killAt) return
    killAt = Date.now() + graceMs
    clearTimeout(killTimer)
    killTimer = setTimeout(() => void kill(), graceMs)
  }
  // What it has not closed by then is lost, as with a real mount; one that closes files without an end cannot put it off.
  const kill = async (): Promise<void> => {
    await Promise.race([volumes?.freeze(), wait(freezeMs, undefined, { ref: false })])
    await child.stop()
  }
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => stop('timeout', defaultGraceMs), Math.min(timeoutMs, 2 ** 31 - 1))
  const onAbort = (): void => stop('caller', defaultGraceMs)
  signal?.addEventListener('abort', onAbort, { once: true })
  if (signal?.aborted === true) onAbort()
  const onLine = limitLines(request.onLine)
  const output = Promise.all([readLines(child.stdout, onLine), readLines(child.stderr, onLine)])
  output.catch(() => void child.stop())
  const finish = async (): Promise<ContainerEnd> => {
    try {
      const [end] = await Promise.all([child.ended, output])
      return describeEnd(end, stoppedBy)
    } finally {
      clearTimeout(timer)
      clearTimeout(killTimer)
      signal?.removeEventListener('abort', onAbort)
      await child.stop()
      await volumes?.close()
    }
  }
  const ended = finish()
  ended.catch(() => undefined)
  return {
    addresses: child.addresses,
    openPort: (further) => child.openPort({ port: further, to: { host: '127.0.0.1', port: further } }),
    ended,
    usage: () => child.usage(),
    stop: ({ graceMs = defaultGraceMs } = {}) => {
      stop('caller', graceMs)
      return ended
    },
  }
}

function withVolumes(volumes: OpenVolumes | undefined, environment: Record<string, string>): Record<string, string> {
  return volumes === undefined ? environment : volumes.environment(environment)
}

function describeEnd(end: End, stoppedBy: 'caller' | 'timeout' | undefined): ContainerEnd {
  if (stoppedBy !== undefined) return { kind: 'stopped', by: stoppedBy }
  if (end.kind !== 'stopped') return end
  return { kind: 'stopped', by: end.limit === 'memory' || end.limit === 'cpu' ? end.limit : 'caller' }
}
