import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { fillVolume, type VolumePlace } from './fill-volume.ts'
import { followSource } from './follow-source.ts'
import { writeContent } from './volume-folder.ts'
import type { WritableSource } from './volume-source.ts'
import { watchVolume, type VolumeEvent } from './volume-watcher.ts'
import { createVolumeWork, type VolumeWork } from './volume-work.ts'

export interface WritableVolume {
  /** What is not closed by now is lost. */
  freeze(): Promise<void>
  /** Waits for what was closed to be kept. */
  close(flushMs: number): Promise<void>
}

export interface WritablePlace extends VolumePlace {
  source: WritableSource
  /** The Python that watches. */
  python: string
}

/** A volume whose files go to their bucket when they are closed, in the order in which that happens. */
export async function openWritableVolume(place: WritablePlace, times: { contentsMs: number; namesMs: number }, signal: AbortSignal | undefined): Promise<WritableVolume> {
  const { source, folder, spool, python, onProblem } = place
  const shown = await fillVolume(place, signal)
  const work = createVolumeWork((error) => onProblem(messageOf(error)))

  const handle = async (event: VolumeEvent): Promise<void> => {
    if (event.event === 'closed') {
      const content = join(spool, event.spool)
      try {
        const { path, tag } = await source.write(event.path, readAdvancing(content, work), { mtime: event.mtime, size: event.size })
        shown.set(path, tag)
      } finally {
        await rm(content, { force: true })
      }
    } else if (event.event === 'moved') {
      if (!shown.has(event.from)) throw new NaturalCadError('NOT_FOUND', `its content was not kept before it was renamed to ${event.to}`)
      shown.set(event.to, source.copy(event.from, event.to).tag)
      source.remove(event.from)
      shown.delete(event.from)
    } else {
      source.remove(event.path)
      shown.delete(event.path)
    }
  }
  const watcher = await watchVolume({
    python, folder, spool, onProblem,
    onEvent: (event) => {
      const handleAndSay = async (): Promise<void> => {
        try {
          await handle(event)
        } catch (error) {
          onProblem(`${event.event === 'moved' ? event.from : event.path} was not kept: ${messageOf(error)}`)
        } finally {
          watcher.done()
        }
      }
      void (event.event === 'closed' ? work.on(event.path, handleAndSay) : work.alone(handleAndSay))
    },
  })
  let updates = 0
  const endFollowing = followSource({
    source, shown, ...times, enqueue: (each) => work.alone(each),
    show: async (file) => {
      const name = `update-${(updates += 1)}`
      try {
        await writeContent(source, file, join(spool, name))
        return await watcher.put(file.path, name, file.mtime)
      } finally {
        await rm(join(spool, name), { force: true })
      }
    },
    hide: (path) => watcher.drop(path),
  })
  return {
    freeze: () => watcher.sync(true),
    close: async (flushMs) => {
      endFollowing()
      const flushed = watcher.sync(true).then(() => work.idle()).then(() => true)
      try {
        if (!(await untilIdle(flushed, work, flushMs))) onProblem(`no file was kept within ${flushMs / 1000} seconds, and the last ones are lost`)
      } catch (error) {
        onProblem(messageOf(error))
      } finally {
        work.end()
        watcher.stop()
      }
    },
  }
}

async function* readAdvancing(file: string, work: VolumeWork): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    work.advance()
    yield chunk
  }
}

/** Waits as long as there is progress; false after a time without any. */
async function untilIdle(flushed: Promise<boolean>, work: VolumeWork, waitMs: number): Promise<boolean> {
  for (;;) {
    const { progress } = work
    const timer = new AbortController()
    const isDone = await Promise.race([flushed, wait(waitMs, false, { signal: timer.signal })]).finally(() => timer.abort())
    if (isDone || progress === work.progress) return isDone
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
