import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { assetsFolder } from '../assets-folder.ts'

/** What the process inside did to its files, in order. `spool` is the content of a file at its close, as a name in the spool folder. */
export type VolumeEvent =
  | { event: 'closed'; path: string; spool: string; size: number; mtime: number }
  | { event: 'moved'; from: string; to: string }
  | { event: 'removed'; path: string }

type Answer = { event: 'ready' } | { event: 'unreadable'; path: string; reason: string } | { event: 'applied'; id: number; done: boolean } | { event: 'synced'; id: number }

export interface VolumeWatcher {
  /** Shows a content that lies in the spool folder; false if the process has changed the file meanwhile. */
  put(path: string, spool: string, mtime: number): Promise<boolean>
  /** Removes a file, under the same condition. */
  drop(path: string): Promise<boolean>
  /** Every event up to now has been handed over. With `last` there is none after it. */
  sync(last: boolean): Promise<void>
  /** Call it when an event has been handled: only so many wait. */
  done(): void
  stop(): void
}

export interface WatchOptions {
  python: string
  folder: string
  spool: string
  onEvent: (event: VolumeEvent) => void
  onProblem: (message: string) => void
}

/** Starts the program that sees from outside when the process inside closes its files. */
export async function watchVolume({ python, folder, spool, onEvent, onProblem }: WatchOptions): Promise<VolumeWatcher> {
  const child = spawn(python, ['-I', '-S', '-B', join(assetsFolder, 'watch_volume.py'), folder, spool], { env: {}, stdio: ['pipe', 'pipe', 'pipe'] })
  const waiting = new Map<number, { resolve: (done: boolean) => void; reject: (error: Error) => void }>()
  let isOver = false
  let isStopped = false
  let complaint = ''
  child.stdin.on('error', () => undefined)
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)))
  let nextId = 1
  const send = (command: object): void => void child.stdin.write(`${JSON.stringify(command)}\n`)
  const ask = (command: object): Promise<boolean> =>
    new Promise((resolve, reject) => {
      if (isOver) return reject(gone(complaint))
      const id = nextId++
      waiting.set(id, { resolve, reject })
      send({ ...command, id })
    })
  const settle = (id: number, done: boolean): void => {
    waiting.get(id)?.resolve(done)
    waiting.delete(id)
  }
  await new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(gone(error.message)))
    child.once('close', () => {
      isOver = true
      const error = gone(complaint)
      reject(error)
      for (const each of waiting.values()) each.reject(error)
      waiting.clear()
      if (!isStopped) onProblem(error.message)
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = JSON.parse(line) as VolumeEvent | Answer
      if (event.event === 'ready') resolve()
      else if (event.event === 'unreadable') onProblem(`${event.path} cannot be kept: ${event.reason}`)
      else if (event.event === 'applied') settle(event.id, event.done)
      else if (event.event === 'synced') settle(event.id, true)
      else onEvent(event)
    })
  })
  return {
    put: (path, from, mtime) => ask({ do: 'put', path, spool: from, mtime: Math.round(mtime) }),
    drop: (path) => ask({ do: 'drop', path }),
    sync: async (last) => void (await ask({ do: 'sync', last })),
    done: () => send({ do: 'done' }),
    stop: () => {
      isStopped = true
      child.kill('SIGKILL')
    },
  }
}

function gone(complaint: string): NaturalCadError {
  return new NaturalCadError('UNAVAILABLE', `the volume is not watched: ${complaint.trim().split('\n').at(-1) ?? ''}`)
}
