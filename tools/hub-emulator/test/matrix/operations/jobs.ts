import type { Operation } from '../framework/operation.ts'

const rows = ['2 jobs', '16.6']
const more = ['2 jobs: filters, labels', '16.6']

export const jobOperations = [
  { id: 'run-job', rows, by: { hub: 'runJob', python: 'run_job', hf: 'jobs run' } },
  { id: 'get-job', rows, by: { hub: 'getJob', python: 'inspect_job', hf: 'jobs inspect' } },
  { id: 'list-jobs', rows, by: { hub: 'listJobs', python: 'list_jobs', hf: 'jobs ps' } },
  { id: 'filter-jobs', rows: more, by: { python: 'list_jobs({status, labels})', hf: 'jobs ps --label' } },
  { id: 'cancel-job', rows, by: { hub: 'cancelJob', python: 'cancel_job', hf: 'jobs cancel' } },
  { id: 'duplicate-job', rows, by: { hub: 'duplicateJob', python2: 'rerun_job', hf2: 'jobs rerun' } },
  { id: 'stream-job-logs', rows, by: { hub: 'streamJobLogs', python: 'fetch_job_logs', hf: 'jobs logs' } },
  { id: 'stream-job-events', rows, by: { hub: 'streamJobEvents' } },
  { id: 'stream-job-metrics', rows, by: { hub: 'streamJobMetrics', python: 'fetch_job_metrics', hf: 'jobs stats' } },
  { id: 'list-job-hardware', rows, by: { hub: 'listJobHardware', python: 'list_jobs_hardware', hf: 'jobs hardware' } },
  { id: 'update-job-labels', rows: more, by: { python: 'update_job_labels', hf: 'jobs labels' } },
  { id: 'wait-for-job', rows: more, by: { python: 'wait_for_job', hf: 'jobs wait' } },
  { id: 'run-job-with-bucket', rows: [...rows, '16.5'], by: { hub: 'runJob({volumes})', python: 'run_job({volumes})', hf: 'jobs run --volume' } },
  { id: 'run-job-with-repository', rows: more, by: { python: 'run_job({volumes: dataset})' } },
  { id: 'run-job-with-local-folder', rows: more, by: { python: 'sync_job_volume', hf: 'jobs run --volume <folder>' } },
  { id: 'run-uv-job', rows: [...rows, '16.5'], by: { python: 'run_uv_job', hf: 'jobs uv run' } },
  { id: 'expose-job', rows: more, by: { python: 'run_job({expose})', hf: 'jobs run --expose' } },
] as const satisfies readonly Operation[]
