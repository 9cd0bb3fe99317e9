import { Bucket } from './hash-key.ts'
import type { Value } from './value.ts'
import type { Context } from '../runtime/context.ts'

export interface Entry {
  readonly key: Value
  value: Value
}

/** Keys in the order they were first set, found by Python's idea of equality. Behind dict, set and frozenset. */
export class HashTable {
  readonly #entries = new Map<unknown, Entry>()
  #buckets: Map<string, Entry[]> | undefined

  get size(): number {
    return this.#entries.size
  }

  find(context: Context, key: Value): Entry | undefined {
    const place = context.hashKey(key)
    return place instanceof Bucket ? this.#findInBucket(context, place, key) : this.#entries.get(place)
  }

  set(context: Context, key: Value, value: Value): void {
    const place = context.hashKey(key)
    const entry = place instanceof Bucket ? this.#findInBucket(context, place, key) : this.#entries.get(place)
    if (entry !== undefined) {
      entry.value = value
      return
    }
    context.allocate(64)
    const added = { key, value }
    if (place instanceof Bucket) {
      this.#buckets ??= new Map()
      const bucket = this.#buckets.get(place.name)
      if (bucket === undefined) this.#buckets.set(place.name, [added])
      else bucket.push(added)
      this.#entries.set(added, added)
    } else this.#entries.set(place, added)
  }

  delete(context: Context, key: Value): Entry | undefined {
    const place = context.hashKey(key)
    if (!(place instanceof Bucket)) {
      const entry = this.#entries.get(place)
      this.#entries.delete(place)
      return entry
    }
    const entry = this.#findInBucket(context, place, key)
    if (entry === undefined) return undefined
    const bucket = this.#buckets?.get(place.name) ?? []
    bucket.splice(bucket.indexOf(entry), 1)
    this.#entries.delete(entry)
    return entry
  }

  clear(): void {
    this.#entries.clear()
    this.#buckets = undefined
  }

  entries(): IterableIterator<Entry> {
    return this.#entries.values()
  }

  #findInBucket(context: Context, place: Bucket, key: Value): Entry | undefined {
    return this.#buckets?.get(place.name)?.find((entry) => entry.key === key || context.equals(entry.key, key))
  }
}
