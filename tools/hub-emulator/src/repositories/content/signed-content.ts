import type { ByteRange } from '../../http/byte-range.ts'
import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import type { Router } from '../../http/router.ts'
import { sendContent } from '../../http/send-content.ts'
import { xetHeaders } from '../../xet/file-info.ts'
import type { RepositoryServices } from '../repository-services.ts'
import type { BlobPlace } from './blob-contents.ts'
import { contentTypeOf } from './content-type.ts'

const signedSeconds = 3600

/** Names of headers that pages of other origins may read. */
export const exposedHeaders =
  'X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,ETag,Link,Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag,X-Xet-Hash'

export interface SignedContentNames {
  commit?: string
  /** For the type of the content. */
  name?: string
  /** Of the route that gives tokens for the Xet storage. */
  tokenPath?: string
}

/** An address of a large file that works without a token for a while. */
export function signContent({ baseUrl }: Exchange, { signer }: Pick<RepositoryServices, 'signer'>, { sha256, xetHash }: BlobPlace, names: SignedContentNames): string {
  const query = new URLSearchParams({ ...names, ...(xetHash === null ? {} : { xet: xetHash }) })
  return signer.sign(`${baseUrl}/cdn/${sha256}?${query.toString()}`, signedSeconds)
}

/** Repeats the headers of `resolve`, for a client may look only at the last answer. */
export function addSignedContentRoute(router: Router, { signer, contents, objects, xet }: RepositoryServices): void {
  router.on(['GET', 'HEAD'], '/cdn/:sha256', (exchange) => {
    signer.check(exchange)
    const { query } = exchange
    const blob = { sha256: param(exchange, 'sha256'), xetHash: query.get('xet') }
    const size = blob.xetHash === null ? objects.size(blob.sha256) : xet.files.size(blob.xetHash)
    if (size === undefined) throw new HubError(404, 'NoSuchKey')
    const etag = `"${blob.sha256}"`
    const contentType = contentTypeOf(query.get('name') ?? '')
    const tokenPath = query.get('tokenPath')
    const linked = blob.xetHash === null || tokenPath === null ? { 'x-linked-size': String(size), 'x-linked-etag': etag } : xetHeaders(exchange, { hash: blob.xetHash, size, etag, contentType, tokenPath, casPath: xet.casPath() })
    return sendContent(exchange, { size, etag, type: contentType, open: (range: ByteRange) => contents.open(blob, range) }, {
      'x-repo-commit': query.get('commit') ?? '',
      'access-control-expose-headers': exposedHeaders,
      ...linked,
    })
  }, { ownAuthorization: true })
}
