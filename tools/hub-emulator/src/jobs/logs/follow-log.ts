import { open } from 'node:fs/promises'
import type { JobFeed } from '../store/job-feed.ts'
import { endOfLastLine, startOfTail } from './find-lines.ts'

const blockBytes = 256 * 1024

export interface FollowOptions {
  jobId: string
  file: string
  feed: JobFeed
  /** Begins so many lines before the end. */
  tail: number | undefined
  signal: AbortSignal
}

/** The lines of a job's log from the beginning, then those to come, until the job has ended. */
export async function* followLog({ jobId, file, feed, tail, signal }: FollowOptions): AsyncGenerator<string> {
  let position: number | undefined
  for (;;) {
    const version = feed.version(jobId)
    const isLive = feed.isLive(jobId)
    const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    if (handle !== undefined) {
      try {
        const end = endOfLastLine(handle.fd, (await handle.stat()).size)
        position ??= tail === undefined ? 0 : startOfTail(handle.fd, end, tail)
        for await (const line of readLines(handle, position, end)) {
          if (signal.aborted) return
          yield line
        }
        position = Math.max(position, end)
      } finally {
        await handle.close()
      }
    }
    if (!isLive || signal.aborted) return
    await feed.changed(jobId, version, signal)
  }
}

async function* readLines(handle: Awaited<ReturnType<typeof open>>, start: number, end: number): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for (let at = start; at < end;) {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(Math.min(blockBytes, end - at)), position: at })
    if (bytesRead === 0) return
    at += bytesRead
    const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
    let from = 0
    for (let found = bytes.indexOf(10); found !== -1; found = bytes.indexOf(10, from)) {
      yield bytes.toString('utf8', from, found)
      from = found + 1
    }
    rest = bytes.subarray(from)
  }
}
