import type { HubEmulatorOptions } from '@naturalcad/hub-emulator'
import { expect } from 'vitest'
import { startForTest, type StartedEmulator } from './emulator.ts'

interface JobAnswer {
  id: string
  status: { stage: string; message: string | null; failureCount: number; cancelReason?: string }
  startedAt: string | null
  finishedAt: string | null
  [field: string]: unknown
}

export interface JobEmulator extends StartedEmulator {
  /** Posts a job in alice's namespace; `flavor` and an image are filled in. */
  post(body: Record<string, unknown>, as?: string): Promise<Response>
  run(body: Record<string, unknown>): Promise<JobAnswer>
  job(id: string): Promise<JobAnswer>
  /** Follows the events of a job to their end. */
  finished(id: string): Promise<JobAnswer>
  logs(id: string, query?: string): Promise<string[]>
}

/** Alice has credits. */
export async function startWithJobs(options: HubEmulatorOptions = {}): Promise<JobEmulator> {
  const hub = await startForTest({ profile: 'pro', ...options })
  const read = async (path: string): Promise<string> => {
    const response = await hub.call('GET', path, { as: 'alice' })
    expect(response.status).toBe(200)
    return response.text()
  }
  const post: JobEmulator['post'] = (body, as = 'alice') => hub.call('POST', '/api/jobs/alice', { as, body: { flavor: 'cpu-basic', ...('spaceId' in body ? {} : { dockerImage: 'python:3.12' }), ...body } })
  const job: JobEmulator['job'] = async (id) => JSON.parse(await read(`/api/jobs/alice/${id}`)) as JobAnswer
  return {
    ...hub,
    post,
    job,
    run: async (body) => {
      const response = await post(body)
      if (response.status !== 200) throw new Error(await response.text())
      return (await response.json()) as JobAnswer
    },
    finished: async (id) => {
      await read(`/api/jobs/alice/${id}/events`)
      return job(id)
    },
    logs: async (id, query = '') =>
      (await read(`/api/jobs/alice/${id}/logs${query}`))
        .split('\n')
        .filter((line) => line.startsWith('data: '))
        .map((line) => (JSON.parse(line.slice('data: '.length)) as { data: string }).data),
  }
}

export const unknownImage = { dockerImage: 'nobody/nothing:1', command: ['true'] }
