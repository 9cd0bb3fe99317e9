import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import { endedStage, endless, startedJob, unknownId } from '../javascript/started-job.ts'

const missing = /not found|404/i

export const jobCommands: Cases = {
  'run-job': {
    success: async (hub) => {
      const code = 'import os; print(os.environ["PLAIN"], os.environ["HIDDEN"])'
      const output = await hfOutput(hub, ['jobs', 'run', '-e', 'PLAIN=seen', '-s', 'HIDDEN', '--timeout', '1m', 'python:3.12', 'python', '-c', code], { env: { HIDDEN: 'whispered' } })
      expect(output).toContain('seen whispered')
    },
    error: (hub) => expectHfError(hub, ['jobs', 'run', 'python:3.12', 'python', '-c', 'raise SystemExit(3)'], /finished with stage 'ERROR'/),
  },
  'get-job': {
    success: async (hub) => {
      const id = await startedJob(hub, 'print(1)')
      expect(JSON.parse(await hfOutput(hub, ['jobs', 'inspect', id, '--json']))).toMatchObject([{ id, owner: { name: 'alice' } }])
    },
    error: (hub) => expectHfError(hub, ['jobs', 'inspect', unknownId], missing),
  },
  'list-jobs': {
    success: async (hub) => {
      const id = await startedJob(hub, 'print(1)')
      expect(await hfOutput(hub, ['jobs', 'ps', '--all', '--quiet'])).toContain(id)
    },
    error: (hub) => expectHfError(hub, ['jobs', 'ps', '--namespace', 'alice'], /403/, { as: 'bob' }),
  },
  'filter-jobs': {
    success: async (hub) => {
      const id = await startedJob(hub, 'print(1)', { kind: 'command-line' })
      await startedJob(hub, 'print(1)')
      expect(await hfOutput(hub, ['jobs', 'ps', '--all', '--label', 'kind=command-line', '--quiet'])).toBe(`${id}\n`)
    },
    error: (hub) => expectHfError(hub, ['jobs', 'ps', '--label', 'kind=x', '--namespace', 'alice'], /403/, { as: 'bob' }),
  },
  'cancel-job': {
    success: async (hub) => {
      const id = await startedJob(hub, endless)
      await hfOutput(hub, ['jobs', 'cancel', id])
      expect(await endedStage(hub, id)).toBe('CANCELED')
    },
    error: (hub) => expectHfError(hub, ['jobs', 'cancel', unknownId], missing),
  },
  'duplicate-job': {
    success: async (hub) => {
      const id = await startedJob(hub, 'print("same")')
      expect(await hfOutput(hub, ['jobs', 'rerun', id])).toContain('same')
    },
    error: (hub) => expectHfError(hub, ['jobs', 'rerun', unknownId], missing),
  },
  'stream-job-logs': {
    success: async (hub) => {
      const id = await startedJob(hub, 'for i in range(3): print("line", i)')
      expect(await hfOutput(hub, ['jobs', 'logs', '--follow', id])).toMatch(/line 0\nline 1\nline 2\n$/)
      expect(await hfOutput(hub, ['jobs', 'logs', '--tail', '1', id])).toBe('line 2\n')
    },
    error: (hub) => expectHfError(hub, ['jobs', 'logs', unknownId], missing),
  },
  'stream-job-metrics': {
    success: async (hub) => {
      const id = await startedJob(hub, endless)
      const [row] = JSON.parse(await hfOutput(hub, ['jobs', 'stats', id, '--json'])) as { job_id: string }[]
      await hub.call('POST', `/api/jobs/alice/${id}/cancel`)
      expect(row?.job_id).toBe(id)
    },
    error: (hub) => expectHfError(hub, ['jobs', 'stats', unknownId], missing),
  },
  'list-job-hardware': {
    success: async (hub) => {
      expect(await hfOutput(hub, ['jobs', 'hardware'])).toContain('cpu-basic')
    },
    error: (hub) => expectHfError({ ...hub, url: `${hub.url}/nowhere` }, ['jobs', 'hardware'], missing),
  },
  'update-job-labels': {
    success: async (hub) => {
      const id = await startedJob(hub, 'print(1)')
      await hfOutput(hub, ['jobs', 'labels', id, '--label', 'kind=relabeled'])
      expect(await hub.json(`/api/jobs/alice/${id}`)).toMatchObject({ labels: { kind: 'relabeled' } })
    },
    error: async (hub) => expectHfError(hub, ['jobs', 'labels', await startedJob(hub, 'print(1)'), '--label', 'kind=not so'], /400|label/i),
  },
  'wait-for-job': {
    success: async (hub) => {
      const id = await startedJob(hub, 'print(1)')
      await hfOutput(hub, ['jobs', 'wait', id])
      expect(await hub.json(`/api/jobs/alice/${id}`)).toMatchObject({ status: { stage: 'COMPLETED' } })
    },
    error: async (hub) => expectHfError(hub, ['jobs', 'wait', await startedJob(hub, 'raise SystemExit(3)')], /ERROR/),
  },
}
