import { Readable } from 'node:stream'
import type { ByteRange } from '../../http/byte-range.ts'
import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import type { Router } from '../../http/router.ts'
import { sendContent } from '../../http/send-content.ts'
import { sendFileInfo, wantsFileInfo, xetHeaders } from '../../xet/file-info.ts'
import { requireFileAccess } from '../access.ts'
import type { Blob } from '../git/git-store.ts'
import { lfsPointer } from '../git/git-objects.ts'
import { resolveRevision } from '../git/revision.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { contentTypeOf } from './content-type.ts'
import { addSignedContentRoute, exposedHeaders, signContent } from './signed-content.ts'

export function addResolveRoutes(router: Router, repositoryRouter: RepositoryRouter, services: RepositoryServices): void {
  addSignedContentRoute(router, services)

  const answer = (wantsPointer: boolean) => async (exchange: Exchange, repository: Repository) => {
    requireFileAccess(exchange, repository, services.requests)
    const found = findFile(exchange, repository, services)
    const { blob, commit, path } = found
    const headers = { 'x-repo-commit': commit, 'access-control-expose-headers': exposedHeaders }
    if (blob.lfsSize === null) {
      return sendContent(exchange, { size: blob.size, etag: `"${blob.oid}"`, type: contentTypeOf(path), open: (range) => services.contents.open(blob, range) }, headers)
    }
    if (wantsPointer) {
      const pointer = lfsPointer(blob.sha256, blob.lfsSize)
      const open = ({ start, end }: ByteRange) => Readable.from([pointer.subarray(start, end + 1)])
      return sendContent(exchange, { size: pointer.length, etag: `"${blob.oid}"`, type: 'text/plain; charset=utf-8', open }, headers)
    }
    sendLargeFile(exchange, repository, found, headers)
  }
  for (const [name, wantsPointer] of [['resolve', false], ['raw', true]] as const) {
    repositoryRouter.web(['GET', 'HEAD'], `/${name}/:revision/*`, 'read', answer(wantsPointer))
    repositoryRouter.api(['GET', 'HEAD'], `/${name}/:revision/*`, 'read', answer(wantsPointer))
  }

  /** Large files lie behind a signed address that needs no token, or are fetched from the Xet storage by clients that know it. */
  function sendLargeFile(exchange: Exchange, repository: Repository, { blob, commit, path }: FoundFile, headers: Record<string, string>): void {
    const etag = `"${blob.sha256}"`
    const size = blob.lfsSize ?? blob.size
    if (blob.xetHash === null) return redirect(exchange, signContent(exchange, services, blob, { commit, name: path }), { ...headers, 'x-linked-size': String(size), 'x-linked-etag': etag, etag })
    const tokenPath = `/api/${repository.type}s/${repository.fullName}/xet-read-token/${commit}`
    const file = { hash: blob.xetHash, size, etag, contentType: contentTypeOf(path), tokenPath, casPath: services.xet.casPath() }
    if (wantsFileInfo(exchange)) return sendFileInfo(exchange, file, headers)
    redirect(exchange, signContent(exchange, services, blob, { commit, name: path, tokenPath }), { ...headers, ...xetHeaders(exchange, file), etag })
  }
}

function redirect({ response }: Exchange, location: string, headers: Record<string, string>): void {
  response.writeHead(302, { ...headers, location, 'accept-ranges': 'bytes', 'content-length': '0' }).end()
}

interface FoundFile {
  blob: Blob
  commit: string
  path: string
}

function findFile(exchange: Exchange, repository: Repository, { git }: RepositoryServices): FoundFile {
  const head = resolveRevision(git, repository, param(exchange, 'revision'))
  const path = param(exchange, '*')
  const entry = git.find(repository.id, head.tree, path)
  if (entry?.kind !== 'blob') throw new HubError(404, 'Entry not found', { code: 'EntryNotFound', headers: { 'x-repo-commit': head.oid } })
  return { blob: git.blob(repository.id, entry.oid), commit: head.oid, path }
}
