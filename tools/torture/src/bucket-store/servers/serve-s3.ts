// As much of S3 as a stream up and down needs, written for this torture: it keeps objects in files, where moto keeps them in memory.
// It checks no signatures. Prints where it is, and ends with its standard input.
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

interface Part {
  file: string
  size: number
  md5: string
}

const folder = await mkdtemp(join(tmpdir(), 'torture-s3-'))
const objects = new Map<string, { parts: Part[]; etag: string }>()
const uploads = new Map<string, Map<number, Part>>()

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    if (response.headersSent) response.destroy()
    else response.writeHead(500).end(`<Error><Code>InternalError</Code><Message>${String(error)}</Message></Error>`)
  })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`)
process.stdin.resume().on('end', () => void rm(folder, { recursive: true }).then(() => process.exit()))

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const uploadId = url.searchParams.get('uploadId')
  const path = decodeURIComponent(url.pathname)
  switch (request.method) {
    case 'PUT': {
      const part = await receive(request)
      if (uploadId === null) objects.set(path, { parts: [part], etag: `"${part.md5}"` })
      else uploads.get(uploadId)?.set(Number(url.searchParams.get('partNumber')), part)
      return void response.writeHead(200, { etag: `"${part.md5}"` }).end()
    }
    case 'POST': {
      request.resume()
      if (uploadId === null) {
        const id = randomUUID()
        uploads.set(id, new Map())
        return void response.writeHead(200).end(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
      }
      const parts = [...(uploads.get(uploadId) ?? [])].sort(([a], [b]) => a - b).map(([, part]) => part)
      const etag = `"${createHash('md5').update(parts.map(({ md5 }) => md5).join()).digest('hex')}-${parts.length}"`
      objects.set(path, { parts, etag })
      uploads.delete(uploadId)
      return void response.writeHead(200).end(`<CompleteMultipartUploadResult><ETag>${etag}</ETag></CompleteMultipartUploadResult>`)
    }
    case 'DELETE':
      uploads.delete(uploadId ?? '')
      return void response.writeHead(204).end()
    default:
      return url.searchParams.has('list-type') ? list(url, path, response) : send(request, response, path)
  }
}

async function receive(request: IncomingMessage): Promise<Part> {
  const file = join(folder, randomUUID())
  const hash = createHash('md5')
  let size = 0
  request.on('data', (chunk: Buffer) => {
    hash.update(chunk)
    size += chunk.length
  })
  await pipeline(request, createWriteStream(file))
  return { file, size, md5: hash.digest('hex') }
}

function list(url: URL, bucket: string, response: ServerResponse): void {
  const prefix = `${bucket.replace(/\/$/, '')}/${url.searchParams.get('prefix') ?? ''}`
  const contents = [...objects].filter(([path]) => path.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1))
  const entries = contents.map(([path, { parts, etag }]) => `<Contents><Key>${path.slice(bucket.length + 1)}</Key><Size>${sizeOf(parts)}</Size><ETag>${etag}</ETag><LastModified>${new Date(0).toISOString()}</LastModified></Contents>`)
  response.writeHead(200).end(`<ListBucketResult><IsTruncated>false</IsTruncated>${entries.join('')}</ListBucketResult>`)
}

async function send(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const object = objects.get(path)
  if (object === undefined) return void response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
  response.writeHead(200, { etag: object.etag, 'content-length': sizeOf(object.parts), 'last-modified': new Date(0).toUTCString() })
  if (request.method === 'HEAD') return void response.end()
  for (const { file } of object.parts) {
    for await (const chunk of createReadStream(file)) if (!response.write(chunk)) await once(response, 'drain')
  }
  response.end()
}

function sizeOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { size }) => sum + size, 0)
}
