import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import { newSchedule } from '../javascript/schedules.ts'
import { endedStage, unknownId } from '../javascript/started-job.ts'

const missing = /not found|404/i

export const scheduleCommands: Cases = {
  'create-schedule': {
    success: async (hub) => {
      const output = await hfOutput(hub, ['jobs', 'scheduled', 'run', '@hourly', '--name', 'by-command', 'python:3.12', 'python', '-c', 'print(1)'])
      const id = /[0-9a-f]{24}/.exec(output)?.[0]
      expect(await hub.json(`/api/scheduled-jobs/alice/${id}`)).toMatchObject({ schedule: '@hourly', jobSpec: { labels: { name: 'by-command' } } })
      await hub.call('DELETE', `/api/scheduled-jobs/alice/${id}`)
    },
    error: (hub) => expectHfError(hub, ['jobs', 'scheduled', 'run', 'whenever', 'python:3.12', 'true'], /400|schedule/),
  },
  'get-schedule': {
    success: async (hub) => {
      const id = await newSchedule(hub)
      expect(JSON.parse(await hfOutput(hub, ['jobs', 'scheduled', 'inspect', id, '--json']))).toMatchObject([{ id, schedule: '@yearly' }])
    },
    error: (hub) => expectHfError(hub, ['jobs', 'scheduled', 'inspect', unknownId], missing),
  },
  'list-schedules': {
    success: async (hub) => {
      const id = await newSchedule(hub)
      expect(await hfOutput(hub, ['jobs', 'scheduled', 'ps', '--all', '--quiet'])).toContain(id)
    },
    error: (hub) => expectHfError(hub, ['jobs', 'scheduled', 'ps', '--namespace', 'alice'], /403/, { as: 'bob' }),
  },
  'suspend-schedule': {
    success: async (hub) => {
      const id = await newSchedule(hub)
      await hfOutput(hub, ['jobs', 'scheduled', 'suspend', id])
      expect(await hub.json(`/api/scheduled-jobs/alice/${id}`)).toMatchObject({ suspend: true })
    },
    error: (hub) => expectHfError(hub, ['jobs', 'scheduled', 'suspend', unknownId], missing),
  },
  'resume-schedule': {
    success: async (hub) => {
      const id = await newSchedule(hub)
      await hub.call('POST', `/api/scheduled-jobs/alice/${id}/suspend`)
      await hfOutput(hub, ['jobs', 'scheduled', 'resume', id])
      expect(await hub.json(`/api/scheduled-jobs/alice/${id}`)).toMatchObject({ suspend: false })
    },
    error: (hub) => expectHfError(hub, ['jobs', 'scheduled', 'resume', unknownId], missing),
  },
  'run-schedule': {
    success: async (hub) => {
      const id = await newSchedule(hub)
      await hfOutput(hub, ['jobs', 'scheduled', 'trigger', id])
      const { status } = (await hub.json(`/api/scheduled-jobs/alice/${id}`)) as { status: { lastJob: { id: string } } }
      expect(await endedStage(hub, status.lastJob.id)).toBe('COMPLETED')
    },
    error: (hub) => expectHfError(hub, ['jobs', 'scheduled', 'trigger', unknownId], missing),
  },
  'update-schedule-labels': {
    success: async (hub) => {
      const id = await newSchedule(hub)
      await hfOutput(hub, ['jobs', 'scheduled', 'labels', id, '--label', 'kind=relabeled'])
      expect(await hub.json(`/api/scheduled-jobs/alice/${id}`)).toMatchObject({ jobSpec: { labels: { kind: 'relabeled' } } })
    },
    error: (hub) => expectHfError(hub, ['jobs', 'scheduled', 'labels', unknownId, '--label', 'kind=x'], missing),
  },
  reschedule: {
    success: async (hub) => {
      const id = await newSchedule(hub)
      await hfOutput(hub, ['jobs', 'scheduled', 'reschedule', id, '0 9 * * 1'])
      expect(await hub.json(`/api/scheduled-jobs/alice/${id}`)).toMatchObject({ schedule: '0 9 * * 1' })
    },
    error: async (hub) => expectHfError(hub, ['jobs', 'scheduled', 'reschedule', await newSchedule(hub), 'whenever'], /400|schedule/),
  },
  'delete-schedule': {
    success: async (hub) => {
      const id = await newSchedule(hub)
      await hfOutput(hub, ['jobs', 'scheduled', 'delete', id])
      expect((await hub.call('GET', `/api/scheduled-jobs/alice/${id}`)).status).toBe(404)
    },
    error: (hub) => expectHfError(hub, ['jobs', 'scheduled', 'delete', unknownId], missing),
  },
  'create-uv-schedule': {
    success: async (hub) => {
      const cwd = hub.folder()
      writeFileSync(join(cwd, 'script.py'), 'print(1)')
      const output = await hfOutput(hub, ['jobs', 'scheduled', 'uv', 'run', '@yearly', 'script.py'], { cwd })
      const id = /[0-9a-f]{24}/.exec(output)?.[0]
      expect(await hub.json(`/api/scheduled-jobs/alice/${id}`)).toMatchObject({ schedule: '@yearly', jobSpec: { volumes: [{ type: 'bucket', source: 'alice/jobs-artifacts', mountPath: '/data' }] } })
    },
    error: async (hub) => {
      const cwd = hub.folder()
      writeFileSync(join(cwd, 'script.py'), 'print(1)')
      await expectHfError(hub, ['jobs', 'scheduled', 'uv', 'run', 'whenever', 'script.py'], /400|schedule/, { cwd })
    },
  },
}
