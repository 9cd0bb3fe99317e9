// The least of an S3 server, in memory, so that what is measured is the client. Prints where it is, and ends with its standard input.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const objects = new Map<string, Buffer>()
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (request.method === 'PUT') {
      objects.set(url.pathname, Buffer.concat(chunks))
      return response.writeHead(200, { etag: '"1"' }).end()
    }
    if (url.searchParams.has('list-type')) return response.writeHead(200, { 'content-type': 'application/xml' }).end('<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>')
    const found = objects.get(url.pathname)
    if (found === undefined) return response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
    return response.writeHead(200, { etag: '"1"', 'content-length': found.length, 'last-modified': new Date(0).toUTCString() }).end(request.method === 'HEAD' ? undefined : found)
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`))
process.stdin.resume().on('end', () => process.exit())
