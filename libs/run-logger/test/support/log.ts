import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunLog } from '@naturalcad/run-logger'
import { afterEach, beforeEach } from 'vitest'
import { z } from 'zod'

export const Entry = z.looseObject({ id: z.number(), text: z.string().optional(), timestamp: z.string().optional() })
export type Entry = z.infer<typeof Entry>

/** A folder of its own for each test. */
export function useFolder(): (name: string) => string {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'run-logger-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  return (name) => join(folder, name)
}

export async function idsOf(log: RunLog<Entry>, options: Parameters<RunLog<Entry>['read']>[0] = {}): Promise<number[]> {
  const ids = []
  for await (const { record } of log.read(options)) ids.push(record.id)
  return ids
}

export const range = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index)
