import { dirname } from 'node:path'
import { interpreterFolders, type End, type Mount, type Sandbox } from '@naturalcad/sandbox'
import type { BasePython } from './base-python.ts'
import { createContainerFolder, insideImage } from './container-folder.ts'
import type { Container, ContainerEnd, ContainerRequest } from './container.ts'
import { limitLines, readLines } from './read-lines.ts'

export interface ContainerMachine {
  sandbox: Sandbox
  python: BasePython
  /** Where containers have their folders. */
  folder: string
  /** The port that this emulator listens on: the only way out. */
  port: number
}

const home = '/home/user'
const MiB = 2 ** 20
/** The tree ends this long after it was asked to. */
const defaultGraceMs = 5000

export async function startContainer(machine: ContainerMachine, request: ContainerRequest): Promise<Container> {
  const { sandbox, python, port } = machine
  const { runtime, timeoutMs, signal, memoryBytes = 2048 * MiB } = request
  signal?.throwIfAborted()
  const folder = createContainerFolder(machine.folder, runtime.kind === 'node' ? undefined : python, [])
  try {
    const readOnly = runtime.kind === 'node' ? nodeFolders() : interpreterFolders(python.program)
    const child = await sandbox.startProcess({
      command: request.command,
      environment: {
        PATH: [...(runtime.kind === 'node' ? [nodeProgramFolder] : [`${insideImage}/bin`]), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
        HOME: home,
        // A program that prints to a pipe would keep its lines until its end.
        PYTHONUNBUFFERED: '1',
        HF_ENDPOINT: `http://127.0.0.1:${port}`,
        ...request.environment,
        ...request.secrets,
      },
      readOnly: [...readOnly, ...(request.readOnly ?? [])],
      writable: [{ from: folder.home, to: home }, ...(runtime.kind === 'node' ? [] : [{ from: folder.image, to: insideImage }]), ...(request.writable ?? [])],
      folder: request.folder ?? home,
      ports: { in: request.listen ?? [], out: [{ port, to: { host: '127.0.0.1', port } }] },
      limits: { memoryBytes, tasks: 1024, fileBytes: 2 ** 36, openFiles: 4096, cpuSeconds: 2 ** 31 - 1, outputBytes: Number.MAX_SAFE_INTEGER },
    })
    child.stdin.end()
    let stoppedBy: 'caller' | 'timeout' | undefined
    let killTimer: NodeJS.Timeout | undefined
    const stop = (by: 'caller' | 'timeout', graceMs: number): void => {
      stoppedBy ??= by
      child.terminate()
      clearTimeout(killTimer)
      killTimer = setTimeout(() => void child.stop(), graceMs)
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
        folder.remove()
      }
    }
    const ended = finish()
    ended.catch(() => undefined)
    return {
      addresses: child.addresses,
      ended,
      usage: () => child.usage(),
      stop: ({ graceMs = defaultGraceMs } = {}) => {
        stop('caller', graceMs)
        return ended
      },
    }
  } catch (error) {
    folder.remove()
    throw error
  }
}

// As in an image, and without the name of a folder of this machine.
const nodeHome = interpreterFolders(process.execPath)[0]
const nodeProgramFolder = nodeHome === undefined ? dirname(process.execPath) : '/opt/node/bin'
const nodeFolders = (): Mount[] => (nodeHome === undefined ? [] : [{ from: nodeHome, to: '/opt/node' }])

function describeEnd(end: End, stoppedBy: 'caller' | 'timeout' | undefined): ContainerEnd {
  if (stoppedBy !== undefined) return { kind: 'stopped', by: stoppedBy }
  if (end.kind !== 'stopped') return end
  return { kind: 'stopped', by: end.limit === 'memory' || end.limit === 'cpu' ? end.limit : 'caller' }
}
