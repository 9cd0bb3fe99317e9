import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { startLineProcess } from '../process-line.ts'
import { clientEnvironment } from './client-environment.ts'
import type { EmulatorProcess } from './emulator-process.ts'

const run = promisify(execFile)
const script = join(import.meta.dirname, 'python/sync.py')
const bucket = 'alice/bench'

/** Somebody who moves folders into a bucket and out of it. */
export interface Clients {
  name: string
  /** Folders that are moved at the same time, one by each client. */
  count: number
  createBucket(): Promise<void>
  upload(folders: readonly string[]): Promise<void>
  download(folders: readonly string[]): Promise<void>
  close(): Promise<void>
}

export interface ClientsOptions {
  python: string
  emulator: EmulatorProcess
  home: string
}

const placeOf = (index: number): string => `hf://buckets/${bucket}/${index}`

/** The command line, a new process for each step. */
export function startCommandLine({ python, emulator, home }: ClientsOptions): Promise<Clients> {
  const hf = async (...args: string[]): Promise<void> => void (await run(python, [join(dirname(python), 'hf'), ...args], { env: clientEnvironment({ ...emulator, home }), maxBuffer: 1 << 26 }))
  return Promise.resolve({
    name: 'hf',
    count: 1,
    createBucket: () => hf('buckets', 'create', bucket),
    upload: async (folders) => {
      for (const [index, folder] of folders.entries()) await hf('buckets', 'sync', folder, placeOf(index))
    },
    download: async (folders) => {
      for (const [index, folder] of folders.entries()) await hf('buckets', 'sync', placeOf(index), folder)
    },
    close: () => Promise.resolve(),
  })
}

const parallel = 16

/** Processes that are ready before the work begins, so that their start is not taken for the emulator's speed. */
export async function startParallelClients({ python, emulator, home }: ClientsOptions): Promise<Clients> {
  const environments = Array.from({ length: parallel }, (_, index) => clientEnvironment({ ...emulator, home: join(home, String(index)) }))
  const processes = await Promise.all(environments.map((env) => startLineProcess(python, [script], env)))
  const tell = async (tasks: readonly object[]): Promise<void> => {
    const answers = await Promise.all(processes.slice(0, tasks.length).map((one, index) => one.ask(tasks[index] ?? {})))
    const failed = answers.find((answer) => answer['ok'] !== true)
    if (failed !== undefined) throw new Error(`a client failed: ${JSON.stringify(failed)}`)
  }
  return {
    name: `${parallel} clients`,
    count: parallel,
    createBucket: () => tell([{ create: bucket }]),
    upload: (folders) => tell(folders.map((source, index) => ({ source, dest: placeOf(index) }))),
    download: (folders) => tell(folders.map((dest, index) => ({ source: placeOf(index), dest }))),
    close: async () => void (await Promise.all(processes.map((one) => one.close()))),
  }
}
