import { createRepo } from '@huggingface/hub'
import type { StartedEmulator } from './emulator.ts'
import { makeShard, termOf, type MadeFile } from './xorbs.ts'

export interface CasClient {
  token: string
  url: string
  call(method: string, path: string, options?: { body?: Buffer; range?: string; token?: string; headers?: Record<string, string> }): Promise<Response>
  /** Uploads the xorb of a file and registers the file. */
  upload(made: MadeFile, sha256?: string): Promise<void>
}

/** Talks to the CAS for one bucket or repository, such as `buckets/alice/b` or `models/alice/m`. */
export async function casFor(hub: StartedEmulator, user: string, place: string, access: 'read' | 'write' = 'write'): Promise<CasClient> {
  const revision = place.startsWith('buckets/') ? '' : '/main'
  const answer = await hub.call('GET', `/api/${place}/xet-${access}-token${revision}`, { as: user })
  if (!answer.ok) throw new Error(`no token: ${answer.status}`)
  const { casUrl, accessToken } = (await answer.json()) as { casUrl: string; accessToken: string }
  const client: CasClient = {
    token: accessToken,
    url: casUrl,
    call: (method, path, { body, range, token = accessToken, headers = {} } = {}) =>
      fetch(casUrl + path, { method, headers: { authorization: `Bearer ${token}`, ...(range === undefined ? {} : { range }), ...headers }, ...(body === undefined ? {} : { body }) }),
    upload: async (made, sha256) => {
      const shard = makeShard([{ hash: made.fileHash, terms: [termOf(made)], ...(sha256 === undefined ? {} : { sha256 }) }], [made])
      for (const [path, body] of [[`/v1/xorbs/default/${made.xorbHash}`, made.xorb], ['/v1/shards', shard]] as const) {
        const sent = await client.call('POST', path, { body })
        if (!sent.ok) throw new Error(`${path}: ${sent.status} ${await sent.text()}`)
      }
    },
  }
  return client
}

export async function createBucket(hub: StartedEmulator, user: string, repo: string, visibility: 'public' | 'private' = 'public'): Promise<void> {
  await createRepo({ ...hub.as(user), repo: `buckets/${repo}`, visibility })
}

/** Lines of a batch as the clients send them. */
export function sendBatch(hub: StartedEmulator, user: string, bucket: string, lines: readonly Record<string, unknown>[]): Promise<Response> {
  return fetch(`${hub.url}/api/buckets/${bucket}/batch`, {
    method: 'POST',
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
    headers: { authorization: `Bearer ${hub.as(user).accessToken}`, 'content-type': 'application/x-ndjson' },
  })
}
