import type { IncomingHttpHeaders } from 'node:http'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

const pageSize = 20

/** Knows the listings of S3, Supabase and the Hub: makes their pages short, so that there are many, and keeps the last one of each. */
export function repeatPages() {
  const last = new Map<string, Answer>()
  return {
    /** A call with short pages in place of what was asked for. */
    shorten(path: string, body: Buffer): { path: string; body: Buffer } {
      const url = new URL(path, 'http://localhost')
      if (url.pathname.includes('/list-v2/')) return { path, body: Buffer.from(JSON.stringify({ ...(JSON.parse(body.toString()) as object), limit: pageSize })) }
      for (const name of ['max-keys', 'limit']) {
        if (Number(url.searchParams.get(name)) <= pageSize) continue
        url.searchParams.set(name, String(pageSize))
        return { path: `${url.pathname}${url.search}`, body }
      }
      return { path, body }
    },
    remember(path: string, body: Buffer, answer: Answer): void {
      const listing = readListing(path, body)
      if (listing !== undefined && answer.status === 200) last.set(listing.of, answer)
    },
    /** The page before, where a further one is asked for. */
    recall(path: string, body: Buffer): Answer | undefined {
      const listing = readListing(path, body)
      return listing?.isFurther === true ? last.get(listing.of) : undefined
    },
  }
}

function readListing(path: string, body: Buffer): { of: string; isFurther: boolean } | undefined {
  const url = new URL(path, 'http://localhost')
  if (url.pathname.includes('/list-v2/')) {
    const { prefix, cursor } = JSON.parse(body.toString()) as { prefix: string; cursor?: string }
    return { of: `${url.pathname} ${prefix}`, isFurther: cursor !== undefined }
  }
  if (url.searchParams.has('list-type')) return { of: `${url.pathname} ${url.searchParams.get('prefix')} ${url.searchParams.get('delimiter')}`, isFurther: url.searchParams.has('continuation-token') }
  if (/^\/api\/buckets\/[^/]+\/[^/]+\/tree/.test(url.pathname)) return { of: url.pathname, isFurther: url.searchParams.has('cursor') }
  return undefined
}
