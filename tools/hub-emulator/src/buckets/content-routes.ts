import * as z from 'zod'
import { HubError } from '../http/hub-error.ts'
import { param, type Exchange } from '../http/exchange.ts'
import { readJson } from '../http/read-body.ts'
import { sendContent } from '../http/send-content.ts'
import { sendJson } from '../http/send.ts'
import { linkTo } from '../http/paging.ts'
import { contentTypeOf } from '../repositories/content/content-type.ts'
import { sendFileInfo, wantsFileInfo, xetHeaders, type LinkedFile } from '../xet/file-info.ts'
import { sendToken } from '../xet/send-token.ts'
import type { BucketRouter } from './bucket-routes.ts'
import type { BucketServices } from './bucket-services.ts'
import type { Bucket } from './bucket.ts'
import { describeFile, listTree, readTreePage } from './list-tree.ts'

const PathsInfo = z.object({ paths: z.array(z.string()).max(2000) })

export function addContentRoutes(router: BucketRouter, { entries, xet }: BucketServices): void {
  const answerTree = (exchange: Exchange, bucket: Bucket): void => {
    const page = readTreePage(exchange)
    const { items, next } = listTree(entries, bucket.id, param(exchange, '*'), page)
    sendJson(exchange, 200, items, next === undefined ? {} : linkTo(exchange, { cursor: next }))
  }
  router.api('GET', '/tree', 'read', answerTree)
  router.api('GET', '/tree/*', 'read', answerTree)

  router.api('POST', '/paths-info', 'read', async (exchange, bucket) => {
    const { paths } = await readJson(exchange, PathsInfo)
    sendJson(exchange, 200, paths.flatMap((path) => entries.find(bucket.id, path) ?? []).map(describeFile))
  })

  for (const access of ['read', 'write'] as const) {
    router.api('GET', `/xet-${access}-token`, access, (exchange, bucket) => sendToken(exchange, xet, { scope: { kind: 'bucket', name: bucket.fullName }, access }))
  }

  router.web(['GET', 'HEAD'], '/resolve/*', 'read', (exchange, bucket) => {
    const path = param(exchange, '*')
    const entry = entries.find(bucket.id, path)
    if (entry === undefined) throw new HubError(404, 'Entry not found', { code: 'EntryNotFound' })
    const file: LinkedFile = {
      hash: entry.xetHash, size: entry.size, etag: `"${entry.xetHash}"`, contentType: entry.contentType ?? contentTypeOf(path), tokenPath: `/api/buckets/${bucket.fullName}/xet-read-token`, casPath: xet.casPath(),
    }
    const headers = { 'last-modified': new Date(entry.mtime).toUTCString(), 'access-control-expose-headers': exposed, ...noPage }
    if (wantsFileInfo(exchange)) return sendFileInfo(exchange, file, headers)
    const content = { size: file.size, etag: file.etag, type: file.contentType, open: (range: { start: number; end: number }) => xet.files.read(file.hash, range) }
    return sendContent(exchange, content, { ...headers, ...xetHeaders(exchange, file) })
  })
}

/** Uploaders choose the type of a content, and it comes from the origin of the emulator's own pages: it may be shown, but not act. */
const noPage = { 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff' }
const exposed = 'X-Request-Id,X-Error-Code,X-Error-Message,ETag,Link,Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag,X-Xet-Hash'
