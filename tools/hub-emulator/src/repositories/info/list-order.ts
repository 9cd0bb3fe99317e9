import { HubError } from '../../http/hub-error.ts'
import type { RepositoryServices } from '../repository-services.ts'
import type { Candidate } from './list-candidate.ts'

type Compare = (one: Candidate, other: Candidate) => number

/** Most first, unless `direction=1`. The clients rename `last_modified` and its like before they ask; the server knows both. */
export function orderBy(query: URLSearchParams, { likes }: RepositoryServices): Compare {
  const by = (value: (candidate: Candidate) => number): Compare => {
    const direction = query.get('direction') === '1' ? 1 : -1
    return (one, other) => direction * (value(one) - value(other))
  }
  const sort = query.get('sort') ?? 'trendingScore'
  switch (sort) {
    case 'lastModified':
    case 'last_modified':
      return by(({ repository }) => repository.updatedAt)
    case 'createdAt':
    case 'created_at':
      return by(({ repository }) => repository.createdAt)
    case 'likes':
    case 'likes30d':
      return by(({ repository }) => likes.count(repository.id))
    case 'num_parameters':
      return by(({ facts }) => facts.safetensors?.total ?? 0)
    case 'id':
      return (one, other) => (one.repository.fullName < other.repository.fullName ? -1 : 1)
    case 'downloads':
    case 'trendingScore':
    case 'trending_score':
    case 'mainSize':
    case 'datasetsServerInfo.numRows':
      return () => 0 // not counted here: the order of creation stays
    default:
      throw new HubError(400, `Cannot sort by "${sort}"`)
  }
}
