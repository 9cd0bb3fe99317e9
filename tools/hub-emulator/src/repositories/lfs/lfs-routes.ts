import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import { bodyOf, readJson } from '../../http/read-body.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { requireFileAccess, requireVoice } from '../access.ts'
import { assertStorage } from '../quota.ts'
import { webPath, type Repository } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { signContent } from '../content/signed-content.ts'
import { xetUploadAction } from './xet-transfer.ts'
import { createLfsUploads, type LfsPromise, type LfsUploads } from './lfs-uploads.ts'

const mediaType = 'application/vnd.git-lfs+json'
const signedSeconds = 3600
/** At most this many parts; S3 allows ten thousand. */
const maxParts = 1000

const LfsOid = z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(0) })
const Batch = z.object({
  operation: z.enum(['upload', 'download']),
  transfers: z.array(z.string()).default(['basic']),
  hash_algo: z.enum(['sha256', 'sha_256']).default('sha256'),
  ref: z.object({ name: z.string() }).optional(),
  objects: z.array(LfsOid).min(1).max(1000),
})
const Completion = z.object({ oid: z.string(), parts: z.array(z.object({ partNumber: z.int().positive(), etag: z.string() })).min(1) })

export function addLfsRoutes(router: Router, repositoryRouter: RepositoryRouter, services: RepositoryServices): LfsUploads {
  const { database, objects: objectStore, signer, now } = services
  const uploads = createLfsUploads(database, objectStore, now)

  repositoryRouter.web('POST', '/info/lfs/objects/batch', 'read', async (exchange, repository) => {
    const request = await readJson(exchange, Batch)
    const wanted = request.objects.map(({ oid, size }) => ({ sha256: oid, size }))
    if (request.operation === 'download') {
      requireFileAccess(exchange, repository, services.requests)
      return sendJson(exchange, 200, { transfer: 'basic', objects: wanted.map((object) => describeDownload(exchange, repository, object)) }, { 'content-type': mediaType })
    }
    // Whoever proposes a change sends its files first; the commit that names them is checked by itself.
    requireVoice(exchange, repository)
    const missing = wanted.filter(({ sha256 }) => !uploads.has(repository.id, sha256))
    assertStorage(services, repository, missing.reduce((total, { size }) => total + size, 0))
    if (services.lfsTransfer === 'xet' && request.transfers.includes('xet')) {
      const upload = xetUploadAction(exchange, services, repository, request.ref?.name ?? 'main')
      const objects = wanted.map(({ sha256, size }) => ({ oid: sha256, size, ...(uploads.has(repository.id, sha256) ? {} : { authenticated: true, actions: { upload } }) }))
      return sendJson(exchange, 200, { transfer: 'xet', objects }, { 'content-type': mediaType })
    }
    const isMultipart = request.transfers.includes('multipart') && missing.some(({ size }) => size > services.multipartBytes)
    const described = wanted.map((object) => describeUpload(exchange, repository, object, isMultipart))
    sendJson(exchange, 200, { transfer: isMultipart ? 'multipart' : 'basic', objects: described }, { 'content-type': mediaType })
  })

  repositoryRouter.web('POST', '/info/lfs/objects/verify', 'read', async (exchange, repository) => {
    requireVoice(exchange, repository)
    const { oid, size } = await readJson(exchange, LfsOid)
    if (uploads.find(repository.id, oid)?.size !== size) throw new HubError(404, `LFS object ${oid} with ${size} bytes was not uploaded`)
    sendJson(exchange, 200, {}, { 'content-type': mediaType })
  })

  // The addresses below are signed, as those of the storage behind the Hub, and know no token.
  const signed = { ownAuthorization: true }
  router.on('PUT', '/lfs/:repository/:oid', async (exchange) => {
    signer.check(exchange)
    const expected = { sha256: param(exchange, 'oid'), size: Number(exchange.query.get('size')) }
    await uploads.put(param(exchange, 'repository'), expected, bodyOf(exchange))
    exchange.response.writeHead(200, { etag: `"${expected.sha256}"`, 'content-length': '0' }).end()
  }, signed)

  router.on('PUT', '/lfs-part/:upload/:number', async (exchange) => {
    signer.check(exchange)
    const { etag } = await uploads.putPart(param(exchange, 'upload'), Number(param(exchange, 'number')), bodyOf(exchange))
    exchange.response.writeHead(200, { etag, 'content-length': '0' }).end()
  }, signed)

  router.on('POST', '/lfs-complete/:upload', async (exchange) => {
    signer.check(exchange)
    const { parts } = await readJson(exchange, Completion)
    await uploads.complete(param(exchange, 'upload'), parts)
    sendJson(exchange, 200, {})
  }, signed)

  function describeDownload(exchange: Exchange, repository: Repository, { sha256, size }: LfsPromise): Record<string, unknown> {
    const found = uploads.find(repository.id, sha256)
    if (found === undefined) return { oid: sha256, size, error: { code: 404, message: 'Object does not exist' } }
    return { oid: sha256, size: found.size, actions: { download: { href: signContent(exchange, services, found, {}) } } }
  }

  /** Without actions the object is there already and nothing is sent. */
  function describeUpload(exchange: Exchange, repository: Repository, object: LfsPromise, isMultipart: boolean): Record<string, unknown> {
    const { sha256, size } = object
    if (uploads.has(repository.id, sha256)) return { oid: sha256, size }
    const verify = { href: `${exchange.baseUrl}${webPath(repository)}.git/info/lfs/objects/verify` }
    const upload = isMultipart && size > services.multipartBytes
      ? describeParts(exchange, repository, object)
      : { href: signer.sign(`${exchange.baseUrl}/lfs/${repository.id}/${sha256}?size=${size}`, signedSeconds) }
    return { oid: sha256, size, authenticated: true, actions: { upload, verify } }
  }

  function describeParts(exchange: Exchange, repository: Repository, object: LfsPromise): Record<string, unknown> {
    const id = uploads.begin(repository.id, object)
    const partBytes = Math.max(services.multipartBytes, Math.ceil(object.size / maxParts))
    const header: Record<string, string> = { chunk_size: String(partBytes) }
    for (let number = 1; number <= Math.ceil(object.size / partBytes); number += 1) {
      header[String(number).padStart(5, '0')] = signer.sign(`${exchange.baseUrl}/lfs-part/${id}/${number}`, signedSeconds)
    }
    return { href: signer.sign(`${exchange.baseUrl}/lfs-complete/${id}`, signedSeconds), header }
  }
  return uploads
}
