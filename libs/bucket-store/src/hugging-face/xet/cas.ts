import { hashToHex } from '@huggingface/xetchunk-wasm'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createHttpClient, type HttpClient, type RetryOptions } from '@naturalcad/http'
import { z } from 'zod'
import { wholeAnswer } from '../../remote/whole-answer.ts'
import { readKnownXorbs, type KnownXorbs } from './shard.ts'

export interface CasOptions {
  hub: HttpClient
  /** Of the token for uploads. */
  tokenPath: string
  fetch: typeof globalThis.fetch
  retry: RetryOptions
}

/** The storage of the Hub that is addressed by content. */
export interface Cas {
  /** Xorbs with this chunk and those around it. */
  findXorbs(chunk: Uint8Array, signal: AbortSignal): Promise<KnownXorbs | undefined>
  sendXorb(name: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void>
  sendShard(shard: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void>
}

const Token = z.looseObject({ casUrl: z.string(), accessToken: z.string(), exp: z.number() })

/** A token is not begun with that ends so soon. */
const reserveMs = 60_000
const maxAnswerBytes = 64 * 1024 * 1024
const sendTimeoutMs = 600_000

/** What is sent is named by its content, so it may be sent twice. */
export function createCas({ hub, tokenPath, fetch, retry }: CasOptions): Cas {
  let opened: { client: HttpClient; until: number } | undefined

  async function connect(signal: AbortSignal): Promise<HttpClient> {
    if (opened !== undefined && Date.now() < opened.until) return opened.client
    const { casUrl, accessToken, exp } = await wholeAnswer(signal, () => hub.json(tokenPath, { schema: Token, signal }))
    const client = createHttpClient({ baseUrl: `${casUrl.replace(/\/$/, '')}/`, headers: { authorization: `Bearer ${accessToken}` }, fetch, retry })
    opened = { client, until: exp * 1000 - reserveMs }
    return client
  }

  async function send(path: string, body: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void> {
    const client = await connect(signal)
    const answer = await client.open(path, { method: 'POST', body, signal, timeoutMs: sendTimeoutMs, isIdempotent: true })
    await answer.body.cancel()
  }

  return {
    async findXorbs(chunk, signal) {
      const client = await connect(signal)
      try {
        const answer = await wholeAnswer(signal, async () => {
          const { body } = await client.open(`v1/chunks/default/${hashToHex(chunk)}`, { signal, maxBytes: maxAnswerBytes })
          return new Response(body).arrayBuffer()
        })
        return readKnownXorbs(Buffer.from(answer))
      } catch (error) {
        // Whatever it refuses to tell can be sent.
        const status = NaturalCadError.is(error) ? Number(error.details['status']) : 0
        if (status >= 400 && status < 500) return undefined
        throw error
      }
    },
    sendXorb: (name, bytes, signal) => send(`v1/xorbs/default/${name}`, bytes, signal),
    sendShard: (shard, signal) => send('v1/shards', shard, signal),
  }
}
