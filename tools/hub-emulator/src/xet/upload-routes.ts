import { randomBytes } from 'node:crypto'
import type { Exchange } from '../http/exchange.ts'
import { HubError } from '../http/hub-error.ts'
import { bodyOf, readBytes } from '../http/read-body.ts'
import { sendJson } from '../http/send.ts'
import { checkXorb } from './check-xorb.ts'
import { assertPrefix, hashParam, type CasRouter } from './cas-routes.ts'
import { registerShard } from './register-shard.ts'
import { writeKeyedShard } from './shard/write-keyed-shard.ts'
import { xorbName, type XorbChunk } from './xorb.ts'
import { holdersOf } from './xet-scopes.ts'
import type { XetServices } from './xet-services.ts'

const maxShardBytes = 64 * 1024 * 1024
/** A file may lie in more xorbs than that; the first ones are answer enough. */
const maxToldXorbs = 64
/** Shorter than unused xorbs are kept. */
const toldSeconds = 7 * 86_400

export function addUploadRoutes(router: CasRouter, services: XetServices): void {
  const { store, objects, uploads, settings, now } = services

  // Answered from what the same user, or anybody in the same bucket or repository, has uploaded; all else is unknown.
  router.on('GET', '/v1/chunks/:prefix/:hash', 'write', (exchange, claims) => {
    assertPrefix(exchange)
    const fileHash = uploads.findByChunk(holdersOf(claims), hashParam(exchange))
    const file = fileHash === undefined ? undefined : store.findFile(fileHash)
    if (file === undefined) throw new HubError(404, 'No file with this chunk is known')
    store.markUsed(file.hash)
    const xorbs = [...new Set(file.terms.map(({ xorb }) => xorb))].slice(0, maxToldXorbs).flatMap((hash) => store.findXorb(hash) ?? [])
    const key = Buffer.from(settings.getOrSet('xet-chunk-key', () => randomBytes(32).toString('hex')), 'hex')
    const createdAt = Math.floor(now() / 1000)
    sendShard(exchange, writeKeyedShard({ xorbs, key, createdAt, expiresAt: createdAt + toldSeconds }))
  })

  router.on('POST', '/v1/xorbs/:prefix/:hash', 'write', async (exchange) => {
    assertPrefix(exchange)
    const hash = hashParam(exchange)
    if (store.hasXorb(hash)) {
      // Read to the end, for a client may not look at an answer before it has sent everything.
      for await (const _ of bodyOf(exchange)) continue
      return sendJson(exchange, 200, { was_inserted: false })
    }
    const chunks: XorbChunk[] = []
    const isNew = await objects.putAs(checkXorb(bodyOf(exchange), hash, chunks), (size) => ({
      name: xorbName({ hash }),
      enter: () => store.addXorb({ hash, size, chunks }),
    }))
    sendJson(exchange, 200, { was_inserted: isNew })
  })

  // Newer clients ask first whether they may send straight to the storage behind, and come here when that is not offered.
  router.on('POST', '/v1/xorb-grants/:prefix/:hash', 'write', () => {
    throw new HubError(404, 'Uploads past the CAS are not offered')
  })

  router.on('POST', '/v1/shards', 'write', async (exchange, claims) => {
    const isNew = registerShard(services, claims, await readBytes(exchange, maxShardBytes))
    sendJson(exchange, 200, { result: isNew ? 1 : 0 })
  })

  router.on('POST', '/v2/shards', 'write', async (exchange, claims) => {
    registerShard(services, claims, await readBytes(exchange, maxShardBytes))
    exchange.response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    const events = [{ type: 'validating', verified: 1, total: 1 }, { type: 'committing', stage: 'syncing' }, { type: 'result' }]
    exchange.response.end(events.map((event) => `${JSON.stringify(event)}\n`).join(''))
  })

  router.on('POST', '/v1/telemetry', 'read', async (exchange) => {
    await readBytes(exchange, maxShardBytes)
    sendJson(exchange, 200, {})
  })
}

function sendShard({ response }: Exchange, shard: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': String(shard.length) })
  response.end(shard)
}
