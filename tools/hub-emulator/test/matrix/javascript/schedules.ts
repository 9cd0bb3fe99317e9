import {
  createScheduledJob, deleteScheduledJob, getScheduledJob, HubApiError, listScheduledJobs, resumeScheduledJob, runScheduledJob, suspendScheduledJob,
} from '@huggingface/hub'
import { expect } from 'vitest'
import { expectRefusal, type Cases } from '../framework/cases.ts'
import type { MatrixHub } from '../framework/matrix-hub.ts'
import { endedStage, unknownId } from './started-job.ts'

const namespace = 'alice'
const spec = (code = 'print(1)') => ({ dockerImage: 'python:3.12', flavor: 'cpu-basic' as const, command: ['python', '-c', code] })

/** A schedule of alice for once a year, by its id. */
export async function newSchedule(hub: MatrixHub, code?: string): Promise<string> {
  return (await createScheduledJob({ ...hub.as.alice, namespace, schedule: '@yearly', jobSpec: spec(code) })).id
}

export const scheduleCases: Cases = {
  'create-schedule': {
    success: async (hub) => {
      const made = await createScheduledJob({ ...hub.as.alice, namespace, schedule: '0 9 * * 1', jobSpec: { ...spec(), secrets: { HIDDEN: 'x' } } })
      const found = (await hub.json(`/api/scheduled-jobs/alice/${made.id}`)) as { status: { nextJobRunAt: string } }
      expect(found).toMatchObject({ schedule: '0 9 * * 1', suspend: false, concurrency: false, jobSpec: { secrets: ['HIDDEN'] } })
      expect(new Date(found.status.nextJobRunAt).getUTCHours()).toBe(9)
    },
    error: (hub) => expectRefusal(createScheduledJob({ ...hub.as.alice, namespace, schedule: 'whenever', jobSpec: spec() }), HubApiError, { statusCode: 400 }),
  },
  'get-schedule': {
    success: async (hub) => {
      const jobId = await newSchedule(hub)
      expect(await getScheduledJob({ ...hub.as.alice, namespace, jobId })).toMatchObject({ id: jobId, schedule: '@yearly' })
    },
    error: (hub) => expectRefusal(getScheduledJob({ ...hub.as.alice, namespace, jobId: unknownId }), HubApiError, { statusCode: 404 }),
  },
  'list-schedules': {
    success: async (hub) => {
      const jobId = await newSchedule(hub)
      expect((await listScheduledJobs({ ...hub.as.alice, namespace })).map(({ id }) => id)).toContain(jobId)
    },
    error: (hub) => expectRefusal(listScheduledJobs({ ...hub.as.bob, namespace }), HubApiError, { statusCode: 403 }),
  },
  'suspend-schedule': {
    success: async (hub) => {
      const jobId = await newSchedule(hub)
      await suspendScheduledJob({ ...hub.as.alice, namespace, jobId })
      expect(await hub.json(`/api/scheduled-jobs/alice/${jobId}`)).toMatchObject({ suspend: true })
    },
    error: (hub) => expectRefusal(suspendScheduledJob({ ...hub.as.alice, namespace, jobId: unknownId }), HubApiError, { statusCode: 404 }),
  },
  'resume-schedule': {
    success: async (hub) => {
      const jobId = await newSchedule(hub)
      await suspendScheduledJob({ ...hub.as.alice, namespace, jobId })
      await resumeScheduledJob({ ...hub.as.alice, namespace, jobId })
      expect(await hub.json(`/api/scheduled-jobs/alice/${jobId}`)).toMatchObject({ suspend: false })
    },
    error: async (hub) => {
      const jobId = await newSchedule(hub)
      await expectRefusal(resumeScheduledJob({ ...hub.as.reader, namespace, jobId }), HubApiError, { statusCode: 403 })
    },
  },
  'run-schedule': {
    success: async (hub) => {
      const jobId = await newSchedule(hub, 'import time; time.sleep(600)')
      const job = await runScheduledJob({ ...hub.as.alice, namespace, jobId })
      // A second one at the same time is answered 409, which this client tells as nothing.
      expect(await runScheduledJob({ ...hub.as.alice, namespace, jobId })).toBeNull()
      await hub.call('POST', `/api/jobs/alice/${job?.id}/cancel`)
      expect(await endedStage(hub, job?.id ?? '')).toBe('CANCELED')
    },
    error: (hub) => expectRefusal(runScheduledJob({ ...hub.as.alice, namespace, jobId: unknownId }), HubApiError, { statusCode: 404 }),
  },
  'delete-schedule': {
    success: async (hub) => {
      const jobId = await newSchedule(hub)
      await deleteScheduledJob({ ...hub.as.alice, namespace, jobId })
      expect((await hub.call('GET', `/api/scheduled-jobs/alice/${jobId}`)).status).toBe(404)
    },
    error: (hub) => expectRefusal(deleteScheduledJob({ ...hub.as.alice, namespace, jobId: unknownId }), HubApiError, { statusCode: 404 }),
  },
}
