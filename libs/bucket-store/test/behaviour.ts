import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ObjectStore } from '@naturalcad/contracts/store'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** What every driver promises. */
export function describeStore(name: string, create: () => Promise<{ store: ObjectStore; remove: () => Promise<void> }>): void {
  describe(name, () => {
    let store: ObjectStore
    let remove: () => Promise<void>
    beforeEach(async () => {
      ;({ store, remove } = await create())
    })
    afterEach(async () => {
      await store.close()
      await remove()
    })

    const textOf = async (key: string) => new Response((await store.get(key)).body).text()
    const keysOf = async (prefix = '') => {
      const keys = []
      for await (const { key } of store.list({ prefix })) keys.push(key)
      return keys
    }
    const codeOf = async (work: Promise<unknown>) => {
      const error: unknown = await work.then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      return NaturalCadError.is(error) ? error.code : error
    }

    test('gives back what was put', async () => {
      const info = await store.put('runs/1/part.step', 'ISO-10303-21;')
      expect(info).toMatchObject({ key: 'runs/1/part.step', size: 13 })
      expect(await textOf('runs/1/part.step')).toBe('ISO-10303-21;')
      expect(await store.head('runs/1/part.step')).toMatchObject({ key: info.key, size: info.size, etag: info.etag })
    })

    test('takes bytes and streams', async () => {
      await store.put('bytes', new Uint8Array([1, 2, 3]))
      await store.put('stream', new Blob(['ab', 'cd']).stream())
      expect(await textOf('bytes')).toBe('\u0001\u0002\u0003')
      expect(await textOf('stream')).toBe('abcd')
    })

    test('overwrites, and the etag tells', async () => {
      const first = await store.put('a', 'one')
      const second = await store.put('a', 'two, longer')
      expect(await textOf('a')).toBe('two, longer')
      expect(second.etag).not.toBe(first.etag)
    })

    test('says when there is no such object', async () => {
      expect(await codeOf(store.get('missing'))).toBe('NOT_FOUND')
      expect(await store.head('missing')).toBeUndefined()
      expect(await codeOf(store.copy('missing', 'b'))).toBe('NOT_FOUND')
      await expect(store.delete('missing')).resolves.toBeUndefined()
    })

    test('lists keys in order, by prefix', async () => {
      for (const key of ['b', 'a/2', 'a/10', 'a/1/x', 'ab']) await store.put(key, key)
      expect(await keysOf()).toEqual(['a/1/x', 'a/10', 'a/2', 'ab', 'b'])
      expect(await keysOf('a/')).toEqual(['a/1/x', 'a/10', 'a/2'])
      expect(await keysOf('a/1')).toEqual(['a/1/x', 'a/10'])
      expect(await keysOf('zzz')).toEqual([])
    })

    test('deletes, and leaves nothing of the folder', async () => {
      await store.put('runs/1/a', 'x')
      await store.delete('runs/1/a')
      expect(await keysOf()).toEqual([])
      await store.put('runs', 'now a name of its own')
      expect(await textOf('runs')).toBe('now a name of its own')
    })

    test('copies', async () => {
      await store.put('a', 'same')
      await store.copy('a', 'folder/b')
      expect(await textOf('folder/b')).toBe('same')
      expect(await textOf('a')).toBe('same')
    })

    test('reads a range', async () => {
      await store.put('a', '0123456789')
      expect(await new Response((await store.get('a', { range: { start: 2, end: 4 } })).body).text()).toBe('234')
      expect(await new Response((await store.get('a', { range: { start: 7 } })).body).text()).toBe('789')
    })

    test.each(['', '/a', 'a/', 'a//b', '.', '..', 'a/../b', './a', 'a\\b', 'a\u0000b', 'a\nb', 'x'.repeat(1025), '\ud800', '.partial-1'])(
      'refuses the key %j',
      async (key) => {
        expect(await codeOf(store.put(key, 'x'))).toBe('INVALID_KEY')
        expect(await codeOf(store.get(key))).toBe('INVALID_KEY')
        expect(await codeOf(store.head(key))).toBe('INVALID_KEY')
        expect(await codeOf(store.delete(key))).toBe('INVALID_KEY')
        expect(await keysOf()).toEqual([])
      },
    )

    test('refuses a key that is the folder of another, in both directions', async () => {
      await store.put('a', 'x')
      expect(await codeOf(store.put('a/b', 'y'))).toBe('CONFLICT')
      await store.put('c/d', 'x')
      expect(await codeOf(store.put('c', 'y'))).toBe('CONFLICT')
      expect(await keysOf()).toEqual(['a', 'c/d'])
    })

    test('lists what was put, byte for byte', async () => {
      const segment = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      await fc.assert(
        fc.asyncProperty(segment, fc.uint8Array({ maxLength: 64 }), async (key, bytes) => {
          const refused = await codeOf(store.put(key, bytes).then(() => undefined))
          if (refused !== undefined) {
            expect(refused).toBe('INVALID_KEY')
            return
          }
          expect(await keysOf()).toEqual([key])
          expect(new Uint8Array(await new Response((await store.get(key)).body).arrayBuffer())).toEqual(bytes)
          await store.delete(key)
        }),
        { numRuns: 60, seed: 7 },
      )
    })

    test('keeps nothing of a write that failed or was canceled', async () => {
      const broken = new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.enqueue(new Uint8Array(10))
          controller.error(new Error('the source broke'))
        },
      })
      await expect(store.put('a', broken)).rejects.toThrow('the source broke')
      await expect(store.put('a', 'x', { signal: AbortSignal.abort(new Error('canceled')) })).rejects.toThrow('canceled')
      expect(await keysOf()).toEqual([])
      await store.put('a', 'kept')
      await expect(store.put('a', 'lost', { signal: AbortSignal.abort(new Error('canceled')) })).rejects.toThrow('canceled')
      expect(await textOf('a')).toBe('kept')
    })

    test('creates only once where asked: of 20 racing writers one wins', async () => {
      if (!store.capabilities.createOnly) {
        expect(await codeOf(store.put('a', 'x', { ifNoneMatch: '*' }))).toBe('UNSUPPORTED_CAPABILITY')
        return
      }
      const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => codeOf(store.put('a', String(index), { ifNoneMatch: '*' }).then(() => 'won'))))
      expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'PRECONDITION_FAILED')).toHaveLength(19)
    })

    test('replaces under a condition, or refuses to try', async () => {
      const { etag } = await store.put('a', 'one')
      const code = await codeOf(store.put('a', 'two', { ifMatch: etag }))
      expect(code).toBe(store.capabilities.replaceIfMatch ? undefined : 'UNSUPPORTED_CAPABILITY')
      const stale = await codeOf(store.put('a', 'three', { ifMatch: '"stale"' }))
      expect(stale).toBe(store.capabilities.replaceIfMatch ? 'PRECONDITION_FAILED' : 'UNSUPPORTED_CAPABILITY')
    })

    test('gives a signed address, or refuses to', async () => {
      await store.put('a b', 'x')
      const signing = store.signedUrl('a b', { expiresInSeconds: 60 })
      if (!store.capabilities.signedUrls) expect(await codeOf(signing)).toBe('UNSUPPORTED_CAPABILITY')
      else expect(await (await fetch(await signing)).text()).toBe('x')
      expect(await codeOf(store.signedUrl('a b', { expiresInSeconds: 0 }))).toBe(store.capabilities.signedUrls ? 'INVALID_REQUEST' : 'UNSUPPORTED_CAPABILITY')
    })
  })
}
