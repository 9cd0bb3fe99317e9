import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import { requirePermission, requireVoice } from '../access.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { pullRequestOf } from './discussion.ts'

/** Who may send content for the revision in the address: writers, whoever opens a pull request with it (`create_pr=1`), and whoever has opened the one it is for. */
export function requireUpload(exchange: Exchange, repository: Repository, { discussions }: Pick<RepositoryServices, 'discussions'>): void {
  const { user } = requirePrincipal(exchange)
  if (exchange.query.get('create_pr') === '1') return requireVoice(exchange, repository)
  const num = pullRequestOf(param(exchange, 'revision'))
  const pull = num === undefined ? undefined : discussions.find(repository.id, num)
  if (pull?.authorId === user.id) requireVoice(exchange, repository)
  else requirePermission(exchange, 'write', repository)
  if (pull !== undefined && (pull.status === 'merged' || pull.status === 'closed')) throw new HubError(400, `Pull request ${pull.num} is ${pull.status}`)
}
