import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { openAsBlob } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { toBody } from '../src/store/body.ts'

const content = randomBytes(2_500_001)

async function writeTemporary(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'body-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'file')
  await writeFile(file, bytes)
  return file
}

const blobs: Record<string, (bytes: Uint8Array<ArrayBuffer>) => Promise<Blob>> = {
  'a file': async (bytes) => openAsBlob(await writeTemporary(bytes)),
  'memory': async (bytes) => new Blob([bytes.subarray(0, 1000), bytes.subarray(1000)]),
}

describe.each(Object.entries(blobs))('a Blob of %s', (_name, open) => {
  test.each([0, 1, 65_536, 65_537, 1_048_576, content.length])('of %i bytes is read as it is, more than once', async (bytes) => {
    const body = toBody(await open(content.subarray(0, bytes)))
    for (const areTransient of [false, true]) {
      const read: Uint8Array[] = []
      for await (const chunk of body.chunks({ areTransient })) read.push(areTransient ? chunk.slice() : chunk)
      expect(Buffer.concat(read).equals(content.subarray(0, bytes))).toBe(true)
    }
  })

  test('never has more than a mebibyte of its own in memory', async () => {
    for await (const chunk of toBody(await open(content)).chunks()) expect(chunk.buffer.byteLength).toBeLessThanOrEqual(1_048_576)
  })

  test('ends with the reason of a canceled signal, in the middle as well', async () => {
    const stop = new AbortController()
    let read = 0
    const reading = async () => {
      for await (const chunk of toBody(await open(content), stop.signal).chunks()) {
        read += chunk.length
        stop.abort(new Error('enough'))
      }
    }
    await expect(reading()).rejects.toThrow('enough')
    expect(read).toBeLessThanOrEqual(1_048_576)
  })
})

test.runIf('transfer' in ArrayBuffer.prototype)('what was read of a file is freed with the next chunk, without waiting to be collected', async () => {
  const read: Uint8Array[] = []
  for await (const chunk of toBody(await openAsBlob(await writeTemporary(content))).chunks({ areTransient: true })) {
    expect(chunk.length).toBeGreaterThan(0)
    read.push(chunk)
  }
  expect(read.map(({ buffer }) => buffer.byteLength)).toEqual(read.map(() => 0))
})

test('bytes in memory leave others their turn while they are read', async () => {
  let turns = 0
  const count = () => {
    turns += 1
    next = setImmediate(count)
  }
  let next = setImmediate(count)
  let chunks = 0
  for await (const _ of toBody(content).chunks()) chunks += 1
  clearImmediate(next)
  expect(turns).toBeGreaterThanOrEqual(chunks - 1)
})
