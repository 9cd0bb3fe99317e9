import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import { param } from '../../http/exchange.ts'
import { readJson } from '../../http/read-body.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import { mainRef, resolveRevision } from '../git/revision.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'

const Branch = z.object({ startingPoint: z.string().optional(), emptyBranch: z.boolean().default(false), overwrite: z.boolean().default(false) })
const Tag = z.object({ tag: z.string(), message: z.string().optional() })

/** The rules of `git check-ref-format` that can be met here. */
function assertRefName(name: string): string {
  if (!/^(?!\/|.*(?:\.\.|\/\/|@\{|\.lock$|\/$|\.$))[^\p{Cc} ~^:?*[\\]+$/u.test(name) || name.startsWith('refs/')) throw new HubError(400, `Invalid reference name: "${name}"`)
  return name
}

export function addRefRoutes(router: RepositoryRouter, { database, git, now }: RepositoryServices): void {
  router.api('GET', '/refs', 'read', (exchange, { id }) => {
    const list = (prefix: string) =>
      git.refs(id).filter(({ name }) => name.startsWith(prefix)).map(({ name, commitOid }) => ({ name: name.slice(prefix.length), ref: name, targetCommit: commitOid }))
    const pulls = exchange.query.get('include_prs') === '1' ? { pullRequests: list('refs/pr/') } : {}
    sendJson(exchange, 200, { branches: list('refs/heads/'), tags: list('refs/tags/'), converts: list('refs/convert/'), ...pulls })
  })

  router.api('POST', '/branch/*', 'write', async (exchange, repository) => {
    const { startingPoint, emptyBranch, overwrite } = await readJson(exchange, Branch)
    const name = `refs/heads/${assertRefName(param(exchange, '*'))}`
    const { user } = requirePrincipal(exchange)
    database.transaction(() => {
      if (!overwrite && git.ref(repository.id, name) !== undefined) throw new HubError(409, `Reference already exists: ${name}`)
      const empty = { tree: '', parent: null, title: 'initial commit', message: '', author: user.name, date: now() }
      const target = emptyBranch
        ? git.addCommit(repository.id, { ...empty, tree: git.addTree(repository.id, []) })
        : resolveRevision(git, repository, startingPoint ?? 'main')
      git.setRef(repository.id, { name, commitOid: target.oid, message: null })
    })
    sendJson(exchange, 200, { ref: name })
  })

  router.api('DELETE', '/branch/*', 'write', (exchange, repository) => {
    const name = `refs/heads/${param(exchange, '*')}`
    if (name === mainRef) throw new HubError(403, 'The main branch cannot be deleted')
    if (!git.removeRef(repository.id, name)) throw new HubError(404, `Reference does not exist: ${name}`, { code: 'RevisionNotFound' })
    sendJson(exchange, 200, {})
  })

  router.api('POST', '/tag/:revision', 'write', async (exchange, repository) => {
    const { tag, message } = await readJson(exchange, Tag)
    const name = `refs/tags/${assertRefName(tag)}`
    const target = resolveRevision(git, repository, param(exchange, 'revision'))
    if (git.ref(repository.id, name) !== undefined) throw new HubError(409, `Tag reference exists already: ${name}`)
    git.setRef(repository.id, { name, commitOid: target.oid, message: message ?? null })
    sendJson(exchange, 200, { ref: name })
  })

  router.api('DELETE', '/tag/*', 'write', (exchange, repository) => {
    const name = `refs/tags/${param(exchange, '*')}`
    if (!git.removeRef(repository.id, name)) throw new HubError(404, `Reference does not exist: ${name}`, { code: 'RevisionNotFound' })
    sendJson(exchange, 200, {})
  })
}
