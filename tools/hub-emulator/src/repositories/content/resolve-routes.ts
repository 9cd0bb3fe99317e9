import { Readable } from 'node:stream'
import type { ByteRange } from '../../http/byte-range.ts'
import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import type { Router } from '../../http/router.ts'
import { sendContent } from '../../http/send-content.ts'
import { requireFileAccess } from '../access.ts'
import type { Blob } from '../git/git-store.ts'
import { lfsPointer } from '../git/git-objects.ts'
import { resolveRevision } from '../git/revision.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { contentTypeOf } from './content-type.ts'

const signedSeconds = 3600

export function addResolveRoutes(router: Router, repositoryRouter: RepositoryRouter, services: RepositoryServices): void {
  const { objects, signer } = services

  const answer = (wantsPointer: boolean) => async (exchange: Exchange, repository: Repository) => {
    requireFileAccess(exchange, repository, services.requests)
    const { blob, commit, path } = findFile(exchange, repository, services)
    const headers = { 'x-repo-commit': commit, 'access-control-expose-headers': exposed }
    if (blob.lfsSize === null) {
      const { size, sha256 } = blob
      return sendContent(exchange, { size, etag: `"${blob.oid}"`, type: contentTypeOf(path), open: (range) => objects.open(sha256, range) }, headers)
    }
    if (wantsPointer) {
      const pointer = lfsPointer(blob.sha256, blob.lfsSize)
      const open = ({ start, end }: ByteRange) => Readable.from([pointer.subarray(start, end + 1)])
      return sendContent(exchange, { size: pointer.length, etag: `"${blob.oid}"`, type: 'text/plain; charset=utf-8', open }, headers)
    }
    redirectToContent(exchange, blob, headers, path)
  }
  for (const [name, wantsPointer] of [['resolve', false], ['raw', true]] as const) {
    repositoryRouter.web(['GET', 'HEAD'], `/${name}/:revision/*`, 'read', answer(wantsPointer))
    repositoryRouter.api(['GET', 'HEAD'], `/${name}/:revision/*`, 'read', answer(wantsPointer))
  }

  /** Large files lie behind a signed address that needs no token. It repeats the headers, for a client may look only at the last answer. */
  function redirectToContent(exchange: Exchange, blob: Blob, headers: Record<string, string>, path: string): void {
    const location = signer.sign(`${exchange.baseUrl}/cdn/${blob.sha256}?commit=${headers['x-repo-commit'] ?? ''}&name=${encodeURIComponent(path)}`, signedSeconds)
    const linked = { 'x-linked-size': String(blob.lfsSize), 'x-linked-etag': `"${blob.sha256}"` }
    exchange.response.writeHead(302, { ...headers, ...linked, location, etag: `"${blob.sha256}"`, 'accept-ranges': 'bytes', 'content-length': '0' }).end()
  }

  router.on(['GET', 'HEAD'], '/cdn/:sha256', (exchange) => {
    signer.check(exchange)
    const sha256 = param(exchange, 'sha256')
    const size = objects.size(sha256)
    if (size === undefined) throw new HubError(404, 'NoSuchKey')
    const content = { size, etag: `"${sha256}"`, type: contentTypeOf(exchange.query.get('name') ?? ''), open: (range: ByteRange) => objects.open(sha256, range) }
    return sendContent(exchange, content, {
      'x-repo-commit': exchange.query.get('commit') ?? '',
      'x-linked-size': String(size),
      'x-linked-etag': `"${sha256}"`,
      'access-control-expose-headers': exposed,
    })
  }, { ownAuthorization: true })
}

const exposed = 'X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,ETag,Link,Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag'

function findFile(exchange: Exchange, repository: Repository, { git }: RepositoryServices): { blob: Blob; commit: string; path: string } {
  const head = resolveRevision(git, repository, param(exchange, 'revision'))
  const path = param(exchange, '*')
  const entry = git.find(repository.id, head.tree, path)
  if (entry?.kind !== 'blob') throw new HubError(404, 'Entry not found', { code: 'EntryNotFound', headers: { 'x-repo-commit': head.oid } })
  return { blob: git.blob(repository.id, entry.oid), commit: head.oid, path }
}
