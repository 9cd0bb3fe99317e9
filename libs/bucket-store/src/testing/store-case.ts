import { equal } from 'node:assert/strict'
import { NaturalCadError, type ErrorCode } from '@naturalcad/contracts/errors'
import type { ObjectStore, StoreCapabilities } from '@naturalcad/contracts/store'

/** A promise of the interface, with what proves it in a store that begins empty. */
export interface StoreCase {
  title: string
  /** A store that does not declare this has to refuse what `refused` asks of it, with `UNSUPPORTED_CAPABILITY`. */
  needs?: { capability: keyof StoreCapabilities; refused: (context: CaseContext) => Promise<unknown> }
  /** Left out for places that say so in `limits`. */
  unless?: keyof StoreLimits
  run: (context: CaseContext) => Promise<void>
}

/** What the place beneath a driver cannot promise, and no capability declares. */
export interface StoreLimits {
  /** Who reads an object while it is overwritten may see parts of both. */
  tornReads?: boolean
}

export interface CaseContext {
  store: ObjectStore
  text: (key: string) => Promise<string>
  keys: (prefix?: string) => Promise<string[]>
  /** Puts each key with itself as the content, in one go. */
  fill: (...keys: string[]) => Promise<void>
}

export function createContext(store: ObjectStore): CaseContext {
  return {
    store,
    text: async (key) => new Response((await store.get(key)).body).text(),
    async keys(prefix = '') {
      const keys: string[] = []
      for await (const { key } of store.list({ prefix })) keys.push(key)
      return keys
    },
    async fill(...keys) {
      let count = 0
      for await (const { key } of store.putAll(keys.map((name) => ({ key: name, body: name })))) equal(key, keys[count++])
      equal(count, keys.length)
    },
  }
}

/** Fails unless the work is refused with this code. */
export async function refuses(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  const outcome = await outcomeOf(work)
  equal(outcome, code)
}

/** The code of its error, its error where that has none, or `done`. */
export async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
    return 'done'
  } catch (error) {
    return NaturalCadError.is(error) ? error.code : error
  }
}

/** Reads to the end, whatever comes. */
export async function drain(items: AsyncIterable<unknown>): Promise<void> {
  for await (const item of items) void item
}

/** Bytes that repeat nowhere, the same each time. */
export function testBytes(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(length / 4))
  let state = seed
  for (let index = 0; index < words.length; index += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    words[index] = state
  }
  return new Uint8Array(words.buffer, 0, length)
}

/** A stream that hands out the bytes in pieces of one size. */
export function inPieces(bytes: Uint8Array, pieceBytes: number): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + pieceBytes))
      at += pieceBytes
    },
  })
}
