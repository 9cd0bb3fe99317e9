import { createHttpClient, type HttpClient } from '@naturalcad/http'
import { chooseFetch } from '../remote/choose-fetch.ts'
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
    fetch: chooseFetch(given),
  })
}
