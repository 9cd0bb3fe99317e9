import type { ObjectInfo } from '@naturalcad/contracts/store'

/** What the headers of an answer tell of the object that it is about. */
export function objectInfo(key: string, headers: Headers, size: number): ObjectInfo {
  const contentType = headers.get('content-type')
  return { key, size, etag: headers.get('etag') ?? '', modified: dateOf(headers), ...(contentType === null ? {} : { contentType }) }
}

export function dateOf(headers: Headers): Date {
  const ms = Date.parse(headers.get('last-modified') ?? headers.get('date') ?? '')
  return new Date(Number.isNaN(ms) ? 0 : ms)
}
