import { describe, expect, test } from 'vitest'
import { isByteStream, streamChunks } from '@naturalcad/http'

const bytesOf = (text: string) => new Uint8Array(new TextEncoder().encode(text))

function streamOf(chunks: readonly Uint8Array<ArrayBuffer>[], ownsChunks: boolean, asked: { count: number; canceled?: unknown } = { count: 0 }) {
  const rest = [...chunks]
  return streamChunks({
    ownsChunks,
    next: async () => {
      asked.count += 1
      return rest.shift()
    },
    cancel: (reason) => void (asked.canceled = reason),
  })
}

/** Into memory of the reader's own, so many bytes at a time. */
async function readInto(stream: ReadableStream<Uint8Array>, size: number): Promise<string[]> {
  const reader = stream.getReader({ mode: 'byob' })
  const parts: string[] = []
  for (let memory = new ArrayBuffer(size); ; ) {
    const { done, value } = await reader.read(new Uint8Array(memory))
    if (done) return parts
    parts.push(new TextDecoder().decode(value))
    memory = value.buffer
  }
}

describe.each([true, false])('a stream of chunks that are given away: %s', (ownsChunks) => {
  test('gives them as they come, asks for nothing ahead, and ends', async () => {
    const asked = { count: 0 }
    const reader = streamOf([bytesOf('ab'), bytesOf('c')], ownsChunks, asked).getReader()
    expect(asked.count).toBe(0)
    expect(await reader.read()).toEqual({ done: false, value: bytesOf('ab') })
    expect(asked.count).toBe(1)
    expect(await reader.read()).toEqual({ done: false, value: bytesOf('c') })
    expect((await reader.read()).done).toBe(true)
  })

  test('is a byte stream or not', async () => {
    const stream = streamOf([bytesOf('a')], ownsChunks)
    expect(isByteStream(stream)).toBe(ownsChunks)
    expect(stream.locked).toBe(false)
    expect(await new Response(stream).text()).toBe('a')
  })

  test('ends with the error of its source', async () => {
    const stream = streamChunks({ ownsChunks, next: () => Promise.reject(new Error('broke')), cancel: () => {} })
    await expect(stream.getReader().read()).rejects.toThrow('broke')
  })

  test('tells its source that nobody reads any more', async () => {
    const asked: { count: number; canceled?: unknown } = { count: 0 }
    await streamOf([bytesOf('a')], ownsChunks, asked).cancel('enough')
    expect(asked).toEqual({ count: 0, canceled: 'enough' })
  })
})

test.each([[1, ['a', 'b', 'c', 'd', 'e']], [2, ['ab', 'c', 'de']], [100, ['abc', 'de']]])('memory of %i bytes that a reader brings is filled again and again', async (size, parts) => {
  expect(await readInto(streamOf([bytesOf('abc'), new Uint8Array(0), bytesOf('de')], true), size)).toEqual(parts)
})

test('the rest of a chunk goes to a reader that brings nothing', async () => {
  const stream = streamOf([bytesOf('abcd'), bytesOf('ef')], true)
  const first = stream.getReader({ mode: 'byob' })
  expect((await first.read(new Uint8Array(1))).value).toEqual(bytesOf('a'))
  first.releaseLock()
  const rest: string[] = []
  for await (const chunk of stream) rest.push(new TextDecoder().decode(chunk))
  expect(rest).toEqual(['bcd', 'ef'])
})

test('a chunk that is given away is freed once it was read; one that is cut from other memory, or lent, is not', async () => {
  const [own, lent] = [bytesOf('abc'), bytesOf('def')]
  const shared = bytesOf('xyz')
  expect(await readInto(streamOf([own, shared.subarray(1)], true), 10)).toEqual(['abc', 'yz'])
  expect(await new Response(streamOf([shared.subarray(1)], true)).text()).toBe('yz')
  expect(await new Response(streamOf([lent], false)).text()).toBe('def')
  expect(own.byteLength).toBe('transfer' in ArrayBuffer.prototype ? 0 : 3)
  expect([shared.byteLength, lent.byteLength]).toEqual([3, 3])
})
