import { html } from '../../http/html.ts'
import type { JobServices } from '../../jobs/job-services.ts'
import { followLog } from '../../jobs/logs/follow-log.ts'
import type { Job } from '../../jobs/store/job.ts'
import { namespacesOf } from '../namespaces-of.ts'
import type { Page, StatusPart } from '../page.ts'
import { badge, facts, firstOf, link, table, time } from '../table.ts'
import { hideSecrets } from '../token-mask.ts'

const mostRows = 100
/** Lines of a log that a page begins with. */
const tail = 2000
const everyJob = { stages: [], labels: [] }

export function jobsPart(services: JobServices): StatusPart {
  const { accounts, jobs, now } = services
  const body = () => {
    const page = { below: Number.MAX_SAFE_INTEGER, limit: mostRows + 1 }
    const all = namespacesOf(accounts).flatMap((account) => jobs.list(account, everyJob, page)).sort((one, other) => other.position - one.position)
    const { shown, rest } = firstOf(all, mostRows)
    const rows = shown.map((job) => [link(pathOf(job), job.id), job.namespace.name, stageBadge(job), commandOf(job), job.spec.flavor, time(job.createdAt), took(job, now())])
    return html`${table(['Job', 'Namespace', 'Stage', 'Command', 'Flavor', 'Created', 'Took'], rows, 'No jobs yet.')}${rest}`
  }
  return {
    overview: { id: 'jobs', title: 'Jobs', body },
    page: (path) => {
      const [, namespace = '', id = ''] = /^\/jobs\/([^/]+)\/([^/]+)$/.exec(path) ?? []
      const account = accounts.find(namespace)
      const job = account && jobs.find(account, id)
      return job && jobPage(services, job)
    },
  }
}

export function pathOf({ namespace, id }: Pick<Job, 'namespace' | 'id'>): string {
  return `/jobs/${namespace.name}/${id}`
}

export function commandOf({ spec: { dockerImage, spaceId, command, arguments: rest } }: Pick<Job, 'spec'>) {
  return html`<code>${dockerImage ?? spaceId ?? ''}</code> <code>${[...(command ?? []), ...rest].join(' ')}</code>`
}

function jobPage(services: JobServices, { id, spec }: Job): Page {
  const { jobs, logs, feed, secrets, now } = services
  async function* follow(signal: AbortSignal): AsyncGenerator<string> {
    for await (const line of followLog({ jobId: id, file: logs.fileOf(id), feed, tail, signal })) {
      const { data } = JSON.parse(line) as { data: string }
      yield hideSecrets(data, secrets.get(id, spec.secretNames) ?? {})
    }
  }
  return {
    title: `Job ${id}`,
    sections: [
      { id: 'settings', title: 'Settings', body: () => describe(jobs.get(id), now()) },
      { id: 'log', title: 'Log', follow },
    ],
  }
}

function describe(job: Job | undefined, now: number) {
  if (job === undefined) return facts([])
  const { spec, cancelReason } = job
  const named = (values: Readonly<Record<string, string>>) => (Object.keys(values).length === 0 ? undefined : html`${Object.entries(values).map(([name, value]) => html`<div><code>${name}=${value}</code></div>`)}`)
  return facts([
    ['Stage', stageBadge(job)],
    ['Message', job.message ?? undefined],
    ['Canceled because', cancelReason ?? undefined],
    ['Command', commandOf(job)],
    ['Flavor', spec.flavor],
    ['Environment', named(spec.environment)],
    ['Secrets', spec.secretNames.join(', ')],
    ['Labels', named(spec.labels)],
    ['Volumes', spec.volumes.map(({ type, source, mountPath, readOnly }) => `${type} ${source} at ${mountPath}${readOnly === true ? ', read only' : ''}`).join('; ')],
    ['Timeout', `${spec.timeoutSeconds} s`],
    ['Attempts', job.failures === 0 ? spec.attempts : `${spec.attempts}, ${job.failures} failed`],
    ['Created', html`${time(job.createdAt)} by ${job.creator.name}`],
    ['Started', time(job.startedAt)],
    ['Finished', time(job.finishedAt)],
    ['Took', took(job, now)],
  ])
}

function took({ startedAt, finishedAt }: Job, now: number): string {
  return startedAt === null ? '' : `${Math.round(((finishedAt ?? now) - startedAt) / 1000)} s`
}

function stageBadge({ stage }: Job) {
  const isGood = stage === 'COMPLETED' || stage === 'RUNNING'
  return badge(stage, isGood ? 'good' : stage === 'ERROR' ? 'bad' : stage === 'SCHEDULING' || stage === 'UPDATING' ? 'busy' : 'quiet')
}
