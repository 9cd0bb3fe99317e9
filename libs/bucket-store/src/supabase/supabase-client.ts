import { createHttpClient, type HttpClient } from '@naturalcad/http'
import { streamedBody } from '../remote/streamed-body.ts'
import { defaultRetry, type RemoteOptions } from '../remote/remote-options.ts'

export interface SupabasePlace {
  /** Of the project, such as `https://<ref>.supabase.co`. */
  url: string
  /** It may read and write everything in the project: never hand it to a browser. */
  serviceRoleKey: string
  bucket: string
}

/** The REST API of Supabase Storage, `/storage/v1` of a project. */
export function createSupabaseClient({ url, serviceRoleKey }: SupabasePlace, { fetch: given, retry, allowedHosts = [] }: RemoteOptions): HttpClient {
  const send: typeof fetch = given ?? ((...args) => fetch(...args))
  return createHttpClient({
    baseUrl: `${url.replace(/\/$/, '')}/storage/v1/`,
    allowedHosts,
    headers: { authorization: `Bearer ${serviceRoleKey}`, apikey: serviceRoleKey },
    retry: { ...defaultRetry, ...retry },
    // A missing object is status 400 there, with the true one inside.
    readFailure: ({ body }) => {
      const { statusCode, error, message } = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
      return typeof statusCode === 'string' || typeof statusCode === 'number' ? { message: `${String(error)}: ${String(message)}`, details: { supabaseStatus: Number(statusCode) } } : {}
    },
    async fetch(input, init = {}) {
      const headers = new Headers(init.headers)
      return send(input, { ...init, headers, ...streamedBody(init.body, headers) })
    },
  })
}
