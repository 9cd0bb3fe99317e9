import type { Exchange } from '../../http/exchange.ts'
import { HubError } from '../../http/hub-error.ts'
import { jobStages, type JobStage } from '../store/job.ts'
import type { JobFilter } from '../store/job-store.ts'

/** `stage` may come several times and any of them fits; of `label=key=value` all have to. */
export function readJobFilter({ query }: Exchange): JobFilter {
  return { stages: query.getAll('stage').map(readStage), labels: readLabels(query.getAll('label')) }
}

export function readLabels(filters: readonly string[]): JobFilter['labels'] {
  return filters.map((filter) => {
    const at = filter.indexOf('=')
    if (at === -1) throw new HubError(400, `Invalid label filter "${filter}": it must be "key=value"`)
    return [filter.slice(0, at), filter.slice(at + 1)] as const
  })
}

function readStage(text: string): JobStage {
  const stage = jobStages.find((known) => known === text.toUpperCase())
  if (stage === undefined) throw new HubError(400, `Invalid stage "${text}": it must be one of ${jobStages.join(', ')}`)
  return stage
}
