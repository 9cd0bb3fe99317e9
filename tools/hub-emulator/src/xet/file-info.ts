import type { Exchange } from '../http/exchange.ts'

/** What a client may ask for in place of the content: where to fetch it from. */
const fileInfoType = 'application/vnd.xet-fileinfo+json'

export interface LinkedFile {
  /** Of the Xet storage. */
  hash: string
  size: number
  /** With its quotes. */
  etag: string
  contentType: string
  /** Path of the route that gives tokens to read it. */
  tokenPath: string
  /** Of the CAS. */
  casPath: string
}

/** Headers that lead a client from an answer of `resolve` to the Xet storage. */
export function xetHeaders({ baseUrl }: Exchange, file: LinkedFile): Record<string, string> {
  const { hash, size, etag, tokenPath } = file
  return {
    'x-xet-hash': hash,
    'x-linked-size': String(size),
    'x-linked-etag': etag,
    link: `<${baseUrl}${tokenPath}>; rel="xet-auth", <${baseUrl}${reconstructionPath(file)}>; rel="xet-reconstruction-info"`,
  }
}

export function wantsFileInfo({ request, method }: Exchange): boolean {
  return method === 'GET' && (request.headers.accept ?? '').includes(fileInfoType)
}

export function sendFileInfo(exchange: Exchange, file: LinkedFile, headers: Record<string, string>): void {
  const { hash, size, etag, contentType, tokenPath } = file
  const { baseUrl, response } = exchange
  const body = Buffer.from(JSON.stringify({ hash, refreshUrl: baseUrl + tokenPath, reconstructionUrl: baseUrl + reconstructionPath(file), etag, size, contentType }))
  response.writeHead(200, { ...headers, ...xetHeaders(exchange, file), etag, 'accept-ranges': 'bytes', 'content-type': fileInfoType, 'content-length': String(body.length) })
  response.end(body)
}

function reconstructionPath({ casPath, hash }: LinkedFile): string {
  return `${casPath}/v1/reconstructions/${hash}`
}
