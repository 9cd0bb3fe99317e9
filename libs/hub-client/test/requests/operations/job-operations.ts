import {
  cancelJob,
  createScheduledJob,
  followJobLog,
  followJobMetrics,
  getJob,
  listJobs,
  listScheduledJobs,
  readJobLog,
  runJob,
  updateJobExpose,
  updateJobLabels,
  updateScheduledJobLabels,
  updateScheduledJobSchedule,
  waitForJob,
} from '@naturalcad/hub-client'
import { collect } from '../../support/collect.ts'
import { required, type OperationContext, type Operations } from '../operation-context.ts'
import { volumes } from './space-operations.ts'

const dockerImage = 'python:3.12'
const command = ['python', '-c', 'print(1)']

function ofAlice({ call }: OperationContext) {
  return { ...call, namespace: 'alice' }
}

function ofJob(context: OperationContext) {
  return { ...ofAlice(context), jobId: required(context.left.job) }
}

function ofSchedule(context: OperationContext) {
  return { ...ofAlice(context), scheduledJobId: required(context.left.scheduledJob) }
}

export const jobOperations: Operations = {
  runJob: async (context) => {
    const labels = { run: 'r1', name: 'first' }
    const rest = { environment: { A_B: '1' }, secrets: { KEY: 'value' }, flavor: 'cpu-upgrade', timeoutSeconds: 900, attempts: 2, labels, volumes }
    context.left.job = (await runJob({ ...ofAlice(context), dockerImage, command, ...rest })).id
  },
  runJob_with_ports_and_network: (context) => {
    const expose = { ports: [8000, 8080], portsPublic: [8080] }
    const network = { group: 'group', aliases: ['first'] }
    return runJob({ ...ofAlice(context), dockerImage, command, labels: { name: 'open' }, expose, ssh: true, network })
  },
  runJob_in_a_resource_group: (context) =>
    runJob({ ...ofAlice(context), dockerImage, command, labels: { name: 'grouped' }, resourceGroupId: '5'.repeat(24) }),
  runJob_of_a_Space_without_a_name: (context) => runJob({ ...ofAlice(context), spaceId: 'alice/page', command }),
  listJobs: (context) => collect(listJobs({ ...ofAlice(context), stages: ['SCHEDULING', 'RUNNING'], labels: { run: 'r1', name: 'first' } })),
  listJobs_of_all_kinds: (context) => collect(listJobs(ofAlice(context))),
  getJob: (context) => getJob(ofJob(context)),
  updateJobLabels: (context) => updateJobLabels({ ...ofJob(context), labels: { run: 'r2' } }),
  updateJobExpose: (context) => updateJobExpose({ ...ofJob(context), ports: [9000], portsPublic: [9001] }),
  cancelJob: (context) => cancelJob(ofJob(context)),
  waitForJob: (context) => waitForJob({ ...ofJob(context), waitMs: 30_000 }),
  readJobLog: (context) => collect(readJobLog({ ...ofJob(context), tail: 5 })),
  followJobLog: (context) => collect(followJobLog(ofJob(context))),
  followJobMetrics: (context) => collect(followJobMetrics(ofJob(context))),
  createScheduledJob: async (context) => {
    const labels = { team: 'ml', name: 'nightly' }
    const created = await createScheduledJob({
      ...ofAlice(context),
      dockerImage,
      command,
      schedule: '@daily',
      timeoutSeconds: 60,
      labels,
      suspend: true,
      concurrency: false,
    })
    context.left.scheduledJob = created.id
  },
  listScheduledJobs: (context) => listScheduledJobs({ ...ofAlice(context), labels: { team: 'ml', name: 'nightly' } }),
  updateScheduledJobLabels: (context) => updateScheduledJobLabels({ ...ofSchedule(context), labels: { team: 'web' } }),
  updateScheduledJobSchedule: (context) => updateScheduledJobSchedule({ ...ofSchedule(context), schedule: '0 3 * * *' }),
}
