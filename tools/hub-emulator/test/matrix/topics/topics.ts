import { buckets } from './buckets.ts'
import { content } from './content.ts'
import { discussions } from './discussions.ts'
import { identity } from './identity.ts'
import { info } from './info.ts'
import { jobs } from './jobs.ts'
import { oauth } from './oauth.ts'
import { repositories } from './repositories.ts'
import { schedules } from './schedules.ts'
import type { Topic } from '../framework/topic.ts'
import { xet } from './xet.ts'

export const topics: readonly Topic[] = [identity, oauth, repositories, discussions, content, info, buckets, xet, jobs, schedules]
