import { HubError } from '../../http/hub-error.ts'
import { bodyOf } from '../../http/read-body.ts'
import { param } from '../../http/exchange.ts'
import type { Router } from '../../http/router.ts'
import { sendContent } from '../../http/send-content.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import { randomId } from '../../identity/random.ts'
import type { RepositoryServices } from '../repository-services.ts'

const maxBytes = 10 * 1024 * 1024
const types: Record<string, string> = {
  'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp', 'image/svg+xml': 'svg', 'video/mp4': 'mp4', 'video/quicktime': 'mov', 'video/webm': 'webm',
  'audio/mpeg': 'mp3', 'audio/wav': 'wav', 'audio/flac': 'flac', 'application/pdf': 'pdf',
}

export const attachmentsSchema = `
CREATE TABLE IF NOT EXISTS attachment (
  name TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, sha256 TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL
) STRICT;
`

interface Attachment {
  sha256: string
  type: string
  size: number
}

/** Pictures and the like for comments: sent once, then anyone who knows the address may see them. The answer is the address, as plain text. */
export function addAttachmentRoutes(router: Router, { database, objects }: RepositoryServices): void {
  router.on('POST', '/uploads', async (exchange) => {
    const { user } = requirePrincipal(exchange)
    const type = exchange.request.headers['content-type']?.split(';')[0]?.trim() ?? ''
    const ending = types[type]
    if (ending === undefined) throw new HubError(400, `Files of type "${type}" cannot be attached`)
    const { sha256, size } = await objects.put(limit(bodyOf(exchange)))
    const name = `${randomId()}.${ending}`
    database.run('INSERT INTO attachment (name, user_id, sha256, type, size) VALUES (?, ?, ?, ?, ?)', name, user.id, sha256, type, size)
    const address = `${exchange.baseUrl}/uploads/${name}`
    exchange.response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'content-length': String(address.length) }).end(address)
  })

  router.on(['GET', 'HEAD'], '/uploads/:name', (exchange) => {
    const found = database.get<Attachment>('SELECT sha256, type, size FROM attachment WHERE name = ?', param(exchange, 'name'))
    if (found === undefined) throw new HubError(404, 'There is no such attachment')
    const { sha256, type, size } = found
    // A picture may hold a script; here it may not run one.
    return sendContent(exchange, { size, type, etag: `"${sha256}"`, open: (range) => objects.open(sha256, range) }, { 'content-security-policy': "default-src 'none'; sandbox" })
  })
}

async function* limit(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0
  for await (const part of content) {
    size += part.length
    if (size > maxBytes) throw new HubError(413, `An attachment has at most ${maxBytes} bytes`)
    yield part
  }
}
