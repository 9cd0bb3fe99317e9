import type { Operation } from '../framework/operation.ts'

const rows = ['2 schedules', '16.10']

export const scheduleOperations = [
  { id: 'create-schedule', rows, by: { hub: 'createScheduledJob', python: 'create_scheduled_job', hf: 'jobs scheduled run' } },
  { id: 'get-schedule', rows, by: { hub: 'getScheduledJob', python: 'inspect_scheduled_job', hf: 'jobs scheduled inspect' } },
  { id: 'list-schedules', rows, by: { hub: 'listScheduledJobs', python: 'list_scheduled_jobs', hf: 'jobs scheduled ps' } },
  { id: 'suspend-schedule', rows, by: { hub: 'suspendScheduledJob', python: 'suspend_scheduled_job', hf: 'jobs scheduled suspend' } },
  { id: 'resume-schedule', rows, by: { hub: 'resumeScheduledJob', python: 'resume_scheduled_job', hf: 'jobs scheduled resume' } },
  { id: 'run-schedule', rows, by: { hub: 'runScheduledJob', python: 'trigger_scheduled_job', hf: 'jobs scheduled trigger' } },
  { id: 'update-schedule-labels', rows, by: { python: 'update_scheduled_job_labels', hf: 'jobs scheduled labels' } },
  { id: 'reschedule', rows, by: { python2: 'update_scheduled_job_schedule', hf2: 'jobs scheduled reschedule' } },
  { id: 'delete-schedule', rows, by: { hub: 'deleteScheduledJob', python: 'delete_scheduled_job', hf: 'jobs scheduled delete' } },
  { id: 'create-uv-schedule', rows, by: { python: 'create_scheduled_uv_job', hf: 'jobs scheduled uv run' } },
] as const satisfies readonly Operation[]
