import { parseRange, type ByteRange } from '../http/byte-range.ts'
import type { Exchange } from '../http/exchange.ts'
import { HubError } from '../http/hub-error.ts'
import type { Router } from '../http/router.ts'
import { sendJson } from '../http/send.ts'
import { hashParam, type CasRouter } from './cas-routes.ts'
import type { CasClaims } from './cas-token.ts'
import { describeChunkHashes, parseDirtyRanges } from './chunk-hashes.ts'
import { describeV1, describeV2, reconstruct, type Reconstruction } from './reconstruction.ts'
import { xorbName, type Xorb } from './xorb.ts'
import { holdersOf, requireScope } from './xet-scopes.ts'
import type { XetServices } from './xet-services.ts'
import type { XetFile } from './xet-store.ts'

const signedSeconds = 3600

export function addDownloadRoutes(router: Router, casRouter: CasRouter, services: XetServices): void {
  const { store, objects, signer } = services

  for (const [version, describe] of [['v1', describeV1], ['v2', describeV2]] as const) {
    casRouter.on('GET', `/${version}/reconstructions/:hash`, 'read', (exchange, claims) => sendJson(exchange, 200, describe(answer(exchange, claims))))
  }

  casRouter.on('GET', '/v2/file-chunk-hashes/:hash', 'write', (exchange, claims) => {
    const file = requireReadable(services, claims, hashParam(exchange))
    const dirty = parseDirtyRanges(exchange.request.headers['x-range-dirty']?.toString(), file.size)
    sendJson(exchange, 200, describeChunkHashes(store, file, dirty))
  })

  function answer(exchange: Exchange, claims: CasClaims): Reconstruction {
    const file = requireReadable(services, claims, hashParam(exchange))
    const range = parseRange(exchange.request.headers.range, file.size)
    if (range === 'unsatisfiable') throw new HubError(416, 'The range begins after the end of the file', { headers: { 'content-range': `bytes */${file.size}` } })
    const wanted = range === 'whole' ? { start: 0, end: file.size - 1 } : range
    return reconstruct(store, file, wanted, (xorb, bytes) => signXorb(exchange.baseUrl, xorb, bytes))
  }

  function signXorb(baseUrl: string, { hash }: Xorb, { start, end }: ByteRange): string {
    return signer.sign(`${baseUrl}/xet-cdn/${hash}?range=${start}-${end}`, signedSeconds)
  }

  // Signed for one range of one xorb: the rest of it may be of a file that the reader may not see.
  router.on('GET', '/xet-cdn/:hash', async (exchange) => {
    signer.check(exchange)
    const hash = hashParam(exchange)
    const size = store.xorbSize(hash)
    if (size === undefined) throw new HubError(404, 'NoSuchKey')
    const [first = 0, last = 0] = (exchange.query.get('range') ?? '').split('-').map(Number)
    const asked = parseRange(exchange.request.headers.range, size)
    if (asked === 'unsatisfiable') throw new HubError(416, 'InvalidRange', { headers: { 'content-range': `bytes */${size}` } })
    const { start, end } = asked === 'whole' ? { start: first, end: last } : asked
    if (start < first || end > last) throw new HubError(403, 'The address is not signed for this range')
    exchange.response.writeHead(206, {
      'content-type': 'application/octet-stream',
      'content-length': String(end - start + 1),
      'content-range': `bytes ${start}-${end}/${size}`,
      'accept-ranges': 'bytes',
    })
    await objects.send(xorbName({ hash }), { start, end }, exchange.response)
  }, { ownAuthorization: true })
}

/** A file of the token's bucket or repository, or, for a token that may write, one that its holders have uploaded. */
function requireReadable({ store, scopes, uploads }: XetServices, claims: CasClaims, hash: string): XetFile {
  const mayRead = requireScope(scopes, claims).holds(claims.scope.name, hash) || (claims.access === 'write' && uploads.has(holdersOf(claims), hash))
  const file = mayRead ? store.findFile(hash) : undefined
  if (file === undefined) throw new HubError(404, `File ${hash} does not exist`)
  return file
}
