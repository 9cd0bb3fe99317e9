import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import { sendContent, type Content } from '../../http/send-content.ts'
import { siteContentType } from './site-content-type.ts'
import type { FindFile } from './site-files.ts'

/** A longer page is sent as it is, without the variables. */
const maxPageBytes = 4 * 1024 * 1024

export interface StaticSiteOptions {
  find: FindFile
  /** What `/` shows; other paths are below its folder. */
  appFile: string
  /** What pages find in `window.huggingface.variables`. */
  variables: () => Record<string, string>
}

/** Answers requests with files: a folder with its `index.html`, pages with the Space's variables written in. */
export function createStaticSite({ find, appFile, variables }: StaticSiteOptions): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Method Not Allowed')
    const path = decodePath(request.url ?? '/')
    const found = path === undefined ? undefined : locate(find, appFile, path)
    if (found === undefined) return refuse(response, 404, 'Not Found')
    if (found.isFolder) return void response.writeHead(302, { location: `${(request.url ?? '/').replace(/[?#].*$/, '')}/`, 'content-length': '0' }).end()
    const type = siteContentType(found.name)
    const content: Content = { ...found.file, type }
    const isPage = type.startsWith('text/html') && found.file.size <= maxPageBytes
    await sendContent({ request, response, method: request.method }, isPage ? await withVariables(content, variables()) : content)
  }
}

type Located = { name: string; file: Omit<Content, 'type'>; isFolder: false } | { isFolder: true }

function locate(find: FindFile, appFile: string, path: string): Located | undefined {
  const below = (name: string): string => posix.join(posix.dirname(appFile), name)
  const name = path === '' ? appFile : path.endsWith('/') ? below(`${path}index.html`) : below(path)
  const file = find(name)
  if (file !== undefined) return { name, file, isFolder: false }
  return path !== '' && !path.endsWith('/') && find(below(`${path}/index.html`)) !== undefined ? { isFolder: true } : undefined
}

/** Without the first slash; undefined for one that is not a path of files. */
function decodePath(target: string): string | undefined {
  try {
    const path = decodeURIComponent(target.replace(/[?#].*$/, '')).replace(/^\/+/, '')
    return /[\\\0]/.test(path) || path.split('/').includes('..') ? undefined : path
  } catch {
    return undefined
  }
}

async function withVariables({ open, size, type }: Content, variables: Record<string, string>): Promise<Content> {
  const page = size === 0 ? '' : Buffer.concat((await open({ start: 0, end: size - 1 }).toArray()) as Buffer[]).toString('utf8')
  const script = `<script>window.huggingface={variables:${JSON.stringify(variables).replaceAll('<', '\\u003c')}};</script>`
  const at = /<head(?:\s[^>]*)?>/i.exec(page) ?? /^\s*<!doctype[^>]*>/i.exec(page)
  const start = at === null ? 0 : at.index + at[0].length
  const content = Buffer.from(page.slice(0, start) + script + page.slice(start))
  const etag = `"${createHash('sha1').update(content).digest('hex')}"`
  return { size: content.length, etag, type, open: (range) => Readable.from([content.subarray(range.start, range.end + 1)]) }
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'content-length': String(text.length) }).end(text)
}
