import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import { param } from '../../http/exchange.ts'
import { linkTo, readPage } from '../../http/paging.ts'
import { readJson } from '../../http/read-body.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import { avatarOf } from '../../identity/whoami.ts'
import { resolveBranch, resolveRevision } from '../git/revision.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'

const Squash = z.object({ message: z.string().default('Super-squash branch using huggingface_hub') })

export function addHistoryRoutes(router: RepositoryRouter, { git, accounts, database, now }: RepositoryServices): void {
  router.api('GET', '/commits/:revision', 'read', (exchange, repository) => {
    const head = resolveRevision(git, repository, param(exchange, 'revision'))
    const { limit } = readPage(exchange, { standard: 50, maximum: 1000 })
    const page = Number(exchange.query.get('p') ?? 0)
    if (!Number.isInteger(page) || page < 0) throw new HubError(400, '"p" must be a page number')
    const commits = [...git.history(repository.id, head.oid)]
    const shown = commits.slice(page * limit, (page + 1) * limit).map(({ oid, title, message, author, date }) => {
      const account = accounts.find(author)
      const avatar = account === undefined ? {} : { avatar: avatarOf(exchange.baseUrl, account) }
      const formatted = exchange.query.getAll('expand[]').includes('formatted') || exchange.query.getAll('expand').includes('formatted') ? { formatted: { title, message } } : {}
      return { id: oid, title, message, authors: [{ user: author, ...avatar }], date: new Date(date).toISOString(), ...formatted }
    })
    const next = (page + 1) * limit < commits.length ? linkTo(exchange, { p: String(page + 1) }) : {}
    sendJson(exchange, 200, shown, { 'x-total-count': String(commits.length), ...next })
  })

  router.api('POST', '/super-squash/:revision', 'write', async (exchange, repository) => {
    const { message } = await readJson(exchange, Squash)
    const { user } = requirePrincipal(exchange)
    const commit = database.transaction(() => {
      const { ref, head } = resolveBranch(git, repository, param(exchange, 'revision'))
      const squashed = git.addCommit(repository.id, { tree: head.tree, parent: null, title: message, message: '', author: user.name, date: now() })
      git.setRef(repository.id, { name: ref, commitOid: squashed.oid, message: null })
      return squashed
    })
    sendJson(exchange, 200, { commitId: commit.oid })
  })
}
