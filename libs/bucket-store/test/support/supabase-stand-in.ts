import { createHash, randomUUID, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

interface Kept {
  file: string
  size: number
  etag: string
  contentType: string
  modified: Date
}

interface Upload {
  name: string
  length: number
  contentType: string
  upsert: boolean
  file: string
  hash: Hash
  received: number
}

/** What this library needs of Supabase Storage, as its REST API and its own client describe it. A stand-in, with objects in temporary files: the real one is a service with a database. */
export async function startSupabaseStandIn(): Promise<{ url: string; key: string; createBucket: (name: string) => void; stop: () => Promise<void> }> {
  const key = `sb-${randomUUID()}`
  const folder = await mkdtemp(join(tmpdir(), 'supabase-stand-in-'))
  const newFile = () => join(folder, randomUUID())
  const buckets = new Map<string, Map<string, Kept>>()
  const uploads = new Map<string, Upload>()
  const tokens = new Map<string, { path: string; until: number }>()

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const { status, name, message } = error instanceof Refusal ? error : { status: 500, name: 'Internal', message: String(error) }
      // The true status is inside: that is how the service answers.
      send(response, status === 500 ? 500 : 400, { statusCode: String(status), error: name, message })
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const path = url.pathname.replace(/^\/storage\/v1\//, '').split('/').map(decodeURIComponent)
    const [area, second = '', ...rest] = path
    if (area === 'object' && second === 'sign' && request.method === 'GET') {
      const token = tokens.get(url.searchParams.get('token') ?? '')
      if (token === undefined || token.until < Date.now() || token.path !== rest.join('/')) throw new Refusal(400, 'InvalidJWT', 'the token is not valid')
      return await sendObject(request, response, find(rest))
    }
    if (request.headers.authorization !== `Bearer ${key}`) throw new Refusal(403, 'Unauthorized', 'Invalid Compact JWS')
    if (area === 'upload' && second === 'resumable') return tus(request, response, rest[0])
    if (area !== 'object') throw new Refusal(404, 'not_found', `no route ${request.method} ${url.pathname}`)
    const body = await read(request)
    if (request.method === 'DELETE' && rest.length === 0) {
      const bucket = bucketOf(second)
      const { prefixes } = JSON.parse(body.toString()) as { prefixes: string[] }
      const deleted = prefixes.filter((name) => bucket.delete(name))
      return send(response, 200, deleted.map((name) => ({ name })))
    }
    if (second === 'list-v2' && rest[0] !== undefined) return send(response, 200, list(bucketOf(rest[0]), JSON.parse(body.toString()) as ListRequest))
    if (second === 'copy') {
      const { bucketId, sourceKey, destinationKey, metadata } = JSON.parse(body.toString()) as Record<'bucketId' | 'sourceKey' | 'destinationKey', string> & { metadata?: { mimetype: string } }
      const { contentType, ...kept } = find([bucketId, sourceKey])
      put(bucketId, destinationKey, kept, metadata?.mimetype ?? contentType, request.headers['x-upsert'] === 'true')
      return send(response, 200, { Key: `${bucketId}/${destinationKey}` })
    }
    if (second === 'sign') {
      find(rest)
      const token = randomUUID()
      tokens.set(token, { path: rest.join('/'), until: Date.now() + (JSON.parse(body.toString()) as { expiresIn: number }).expiresIn * 1000 })
      return send(response, 200, { signedURL: `/object/sign/${rest.map(encodeURIComponent).join('/')}?token=${token}` })
    }
    if (second === 'info') return send(response, 200, describe(rest.slice(1).join('/'), find(rest)))
    if (request.method === 'GET' || request.method === 'HEAD') return await sendObject(request, response, find(second === 'authenticated' ? rest : [second, ...rest]))
    if (request.method === 'POST' || request.method === 'PUT') {
      const kept = { file: newFile(), size: body.length, etag: `"${createHash('md5').update(body).digest('hex')}"` }
      await writeFile(kept.file, body)
      put(second, rest.join('/'), kept, request.headers['content-type'] ?? 'text/plain;charset=UTF-8', request.method === 'PUT' || request.headers['x-upsert'] === 'true')
      return send(response, 200, { Key: `${second}/${rest.join('/')}`, Id: randomUUID() })
    }
    throw new Refusal(404, 'not_found', 'no such route')
  }

  function put(bucketName: string, name: string, content: Pick<Kept, 'file' | 'size' | 'etag'>, contentType: string, upsert: boolean): void {
    const bucket = bucketOf(bucketName)
    if (!upsert && bucket.has(name)) throw new Refusal(409, 'Duplicate', 'The resource already exists')
    bucket.set(check(name), { ...content, contentType, modified: new Date() })
  }

  async function tus(request: IncomingMessage, response: ServerResponse, id: string | undefined): Promise<void> {
    if (request.headers['tus-resumable'] !== '1.0.0') throw new Refusal(412, 'Tus', 'Tus-Resumable is missing')
    if (id === undefined) {
      const metadata = Object.fromEntries(String(request.headers['upload-metadata']).split(',').map((pair) => {
        const [name = '', value = ''] = pair.split(' ')
        return [name, Buffer.from(value, 'base64').toString()]
      }))
      const name = `${metadata['bucketName']}/${metadata['objectName']}`
      const upsert = request.headers['x-upsert'] === 'true'
      if (!upsert && bucketOf(metadata['bucketName'] ?? '').has(metadata['objectName'] ?? '')) throw new Refusal(409, 'Duplicate', 'The resource already exists')
      const newId = randomUUID()
      uploads.set(newId, { name, length: Number(request.headers['upload-length']), contentType: metadata['contentType'] ?? '', upsert, file: newFile(), hash: createHash('md5'), received: 0 })
      response.writeHead(201, { location: `http://${request.headers.host}/storage/v1/upload/resumable/${newId}`, 'tus-resumable': '1.0.0' }).end()
      return
    }
    const upload = uploads.get(id)
    if (upload === undefined) {
      response.writeHead(404).end()
      return
    }
    const headers = () => ({ 'tus-resumable': '1.0.0', 'upload-offset': String(upload.received), 'upload-length': String(upload.length) })
    if (request.method === 'HEAD') return void response.writeHead(200, headers()).end()
    if (request.method === 'DELETE') {
      uploads.delete(id)
      return void response.writeHead(204, headers()).end()
    }
    if (Number(request.headers['upload-offset']) !== upload.received) return void response.writeHead(409, headers()).end()
    const bytes = await read(request)
    const isLast = upload.received + bytes.length === upload.length
    if (!isLast && bytes.length !== 6 * 1024 * 1024) throw new Refusal(400, 'Tus', 'chunks have to be of 6 MB')
    const handle = await open(upload.file, 'a')
    await handle.writeFile(bytes).finally(() => handle.close())
    upload.hash.update(bytes)
    upload.received += bytes.length
    if (isLast) {
      const [bucket = '', ...name] = upload.name.split('/')
      put(bucket, name.join('/'), { file: upload.file, size: upload.length, etag: `"${upload.hash.digest('hex')}"` }, upload.contentType, upload.upsert)
    }
    response.writeHead(204, headers()).end()
  }

  function bucketOf(name: string): Map<string, Kept> {
    const bucket = buckets.get(name)
    if (bucket === undefined) throw new Refusal(404, 'Bucket not found', 'Bucket not found')
    return bucket
  }

  function find([bucket = '', ...name]: string[]): Kept {
    const kept = bucketOf(bucket).get(name.join('/'))
    if (kept === undefined) throw new Refusal(404, 'not_found', 'Object not found')
    return kept
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    createBucket: (name) => void buckets.set(name, new Map()),
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await rm(folder, { recursive: true })
    },
  }
}

class Refusal extends Error {
  readonly status: number
  constructor(status: number, name: string, message: string) {
    super(message)
    this.status = status
    this.name = name
  }
}

interface ListRequest {
  prefix?: string
  limit?: number
  cursor?: string
}

function list(bucket: Map<string, Kept>, { prefix = '', limit = 1000, cursor = '' }: ListRequest) {
  const after = Buffer.from(cursor, 'base64').toString()
  const names = [...bucket.keys()].filter((name) => name.startsWith(prefix) && name > after).sort()
  const page = names.slice(0, limit)
  const hasNext = names.length > page.length
  return {
    hasNext,
    folders: [],
    objects: page.map((name) => describe(name, bucket.get(name) as Kept)),
    ...(hasNext ? { nextCursor: Buffer.from(page.at(-1) ?? '').toString('base64') } : {}),
  }
}

function describe(name: string, { size, etag, contentType, modified }: Kept) {
  return { id: randomUUID(), name, key: name, updated_at: modified.toISOString(), created_at: modified.toISOString(), size, content_type: contentType, metadata: { size, mimetype: contentType, eTag: etag, lastModified: modified.toISOString() } }
}

/** The rule of the service for names. */
function check(name: string): string {
  if (/^[\w/!\-.*'() &$@=;:+,?]+$/.test(name) && name.length <= 1024) return name
  throw new Refusal(400, 'InvalidKey', `Invalid key: ${name}`)
}

async function sendObject(request: IncomingMessage, response: ServerResponse, { file, size, etag, contentType, modified }: Kept): Promise<void> {
  const headers = { etag, 'last-modified': modified.toUTCString(), 'content-type': contentType, 'accept-ranges': 'bytes' }
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  const start = Number(first ?? 0)
  const end = Math.min(last === '' || last === undefined ? size - 1 : Number(last), size - 1)
  if (first !== undefined && start >= size) return void response.writeHead(416, { 'content-range': `bytes */${size}` }).end()
  const range = first === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }
  response.writeHead(first === undefined ? 200 : 206, { ...headers, ...range, 'content-length': end + 1 - start })
  if (request.method === 'HEAD' || size === 0) return void response.end()
  await pipeline(createReadStream(file, { start, end }), response).catch(() => response.destroy())
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
