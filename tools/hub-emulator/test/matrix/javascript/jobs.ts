import { cancelJob, duplicateJob, getJob, HubApiError, listJobHardware, listJobs, runJob, streamJobEvents, streamJobLogs, streamJobMetrics } from '@huggingface/hub'
import { expect } from 'vitest'
import { collect, expectRefusal, type Cases } from '../framework/cases.ts'
import { seededBucket } from './seeded-bucket.ts'
import { endedStage, endless, startedJob, unknownId } from './started-job.ts'

const namespace = 'alice'
const image = { dockerImage: 'python:3.12', flavor: 'cpu-basic' as const }

export const jobCases: Cases = {
  'run-job': {
    success: async (hub) => {
      const command = ['python', '-c', 'import os; print(os.environ["PLAIN"], os.environ["HIDDEN"], os.environ["JOB_ID"])']
      const job = await runJob({ ...hub.as.alice, namespace, ...image, command, environment: { PLAIN: 'seen' }, secrets: { HIDDEN: 'whispered' }, timeoutSeconds: 60, labels: { run: 'r1' } })
      expect(job).toMatchObject({ status: { stage: expect.any(String) }, secrets: ['HIDDEN'], environment: { PLAIN: 'seen' }, labels: { run: 'r1' } })
      const lines = (await collect(streamJobLogs({ ...hub.as.alice, namespace, jobId: job.id }))).map(({ message }) => message)
      expect(lines).toContain(`seen whispered ${job.id}`)
      expect(await endedStage(hub, job.id)).toBe('COMPLETED')
    },
    error: (hub) => expectRefusal(runJob({ ...hub.as.reader, namespace, ...image, command: ['true'] }), HubApiError, { statusCode: 403 }),
  },
  'get-job': {
    success: async (hub) => {
      const jobId = await startedJob(hub, 'raise SystemExit(3)')
      expect(await endedStage(hub, jobId)).toBe('ERROR')
      expect(await getJob({ ...hub.as.alice, namespace, jobId })).toMatchObject({ id: jobId, owner: { name: 'alice' }, status: { message: expect.stringContaining('3') } })
    },
    error: (hub) => expectRefusal(getJob({ ...hub.as.alice, namespace, jobId: unknownId }), HubApiError, { statusCode: 404 }),
  },
  'list-jobs': {
    success: async (hub) => {
      const jobId = await startedJob(hub, 'print(1)')
      expect((await listJobs({ ...hub.as.alice, namespace })).map(({ id }) => id)).toContain(jobId)
    },
    error: (hub) => expectRefusal(listJobs({ ...hub.as.bob, namespace }), HubApiError, { statusCode: 403 }),
  },
  'cancel-job': {
    success: async (hub) => {
      const jobId = await startedJob(hub, endless)
      await cancelJob({ ...hub.as.alice, namespace, jobId })
      expect(await endedStage(hub, jobId)).toBe('CANCELED')
    },
    error: (hub) => expectRefusal(cancelJob({ ...hub.as.alice, namespace, jobId: unknownId }), HubApiError, { statusCode: 404 }),
  },
  'duplicate-job': {
    success: async (hub) => {
      const jobId = await startedJob(hub, 'print("same")')
      const again = await duplicateJob({ ...hub.as.alice, namespace, jobId })
      expect(again.id).not.toBe(jobId)
      expect((await collect(streamJobLogs({ ...hub.as.alice, namespace, jobId: again.id }))).map(({ message }) => message)).toContain('same')
    },
    error: (hub) => expectRefusal(duplicateJob({ ...hub.as.alice, namespace, jobId: unknownId }), HubApiError, { statusCode: 404 }),
  },
  'stream-job-logs': {
    success: async (hub) => {
      const jobId = await startedJob(hub, 'for i in range(3): print(i, flush=True)')
      const lines = await collect(streamJobLogs({ ...hub.as.alice, namespace, jobId }))
      expect(lines.map(({ message }) => message).slice(-3)).toEqual(['0', '1', '2'])
      expect(lines[0]?.timestamp).toBeInstanceOf(Date)
    },
    error: (hub) => expectRefusal(collect(streamJobLogs({ ...hub.as.alice, namespace, jobId: unknownId })), HubApiError, { statusCode: 404 }),
  },
  'stream-job-events': {
    success: async (hub) => {
      const jobId = await startedJob(hub, 'print(1)')
      expect((await collect(streamJobEvents({ ...hub.as.alice, namespace, jobId }))).at(-1)).toContain('COMPLETED')
    },
    error: (hub) => expectRefusal(collect(streamJobEvents({ ...hub.as.alice, namespace, jobId: unknownId })), HubApiError, { statusCode: 404 }),
  },
  'stream-job-metrics': {
    success: async (hub) => {
      const jobId = await startedJob(hub, endless)
      for await (const text of streamJobMetrics({ ...hub.as.alice, namespace, jobId })) {
        expect(JSON.parse(text)).toMatchObject({ cpu_usage_pct: expect.any(Number), memory_used_bytes: expect.any(Number) })
        break
      }
      await cancelJob({ ...hub.as.alice, namespace, jobId })
    },
    error: async (hub) => {
      const jobId = await startedJob(hub, 'print(1)')
      await endedStage(hub, jobId)
      await expectRefusal(collect(streamJobMetrics({ ...hub.as.alice, namespace, jobId })), HubApiError, { statusCode: 500 })
    },
  },
  'list-job-hardware': {
    success: async (hub) => {
      expect(await listJobHardware(hub.as.alice)).toContainEqual(expect.objectContaining({ name: 'cpu-basic', cpu: '2 vCPU', accelerator: null }))
    },
    error: (hub) => expectRefusal(listJobHardware(hub.as.nobody), HubApiError, { statusCode: 401 }),
  },
  'run-job-with-bucket': {
    success: async (hub) => {
      const bucket = await seededBucket(hub, 'volume', { 'in.txt': 'before' })
      const command = ['python', '-c', 'open("/data/out.txt", "w").write(open("/data/in.txt").read() + " and after")']
      const { id: jobId } = await runJob({ ...hub.as.alice, namespace, ...image, command, volumes: [{ source: bucket, mountPath: '/data' }] })
      expect(await endedStage(hub, jobId)).toBe('COMPLETED')
      expect(await hub.text(`/${bucket}/resolve/out.txt`)).toBe('before and after')
    },
    error: (hub) => {
      const volumes = [{ source: 'buckets/alice/none' as const, mountPath: '/data' }]
      return expectRefusal(runJob({ ...hub.as.alice, namespace, ...image, command: ['true'], volumes }), HubApiError, { statusCode: 404 })
    },
  },
}
