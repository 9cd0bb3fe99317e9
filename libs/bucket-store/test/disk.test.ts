import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDiskStore, createMemoryStore, createMountedFolderStore } from '@naturalcad/bucket-store'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bucket-store-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('does not follow a link out of the root, for reading or writing', async () => {
  const root = join(folder, 'root')
  await mkdir(root)
  await writeFile(join(folder, 'secret'), 'secret')
  await symlink(folder, join(root, 'out'))
  await symlink(join(folder, 'secret'), join(root, 'file'))
  const store = createDiskStore({ root })
  for (const key of ['out/secret', 'file']) {
    await expect(store.get(key)).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    await expect(store.put(key, 'x')).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    await expect(store.delete(key)).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
  }
  expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('secret')
})

test('is private to the user', async () => {
  const root = join(folder, 'root')
  await createDiskStore({ root }).put('runs/1', 'x')
  expect((await stat(join(root, 'runs'))).mode & 0o777).toBe(0o700)
  expect((await stat(join(root, 'runs/1'))).mode & 0o777).toBe(0o600)
})

test('shows no unfinished file', async () => {
  const store = createDiskStore({ root: folder })
  await writeFile(join(folder, '.partial-left-by-a-crash'), 'half')
  await store.put('a', 'x')
  const keys = []
  for await (const { key } of store.list()) keys.push(key)
  expect(keys).toEqual(['a'])
  expect((await readdir(folder)).filter((name) => name.startsWith('.partial-'))).toEqual(['.partial-left-by-a-crash'])
})

test('sweeps away what a crash left a day ago, and nothing that may still be written', async () => {
  const store = createDiskStore({ root: folder })
  const dayAgo = new Date(Date.now() - 25 * 3_600_000)
  await writeFile(join(folder, '.partial-old'), 'half')
  await utimes(join(folder, '.partial-old'), dayAgo, dayAgo)
  await writeFile(join(folder, '.partial-new'), 'half')
  await writeFile(join(folder, 'old'), 'an object')
  await utimes(join(folder, 'old'), dayAgo, dayAgo)
  await store.put('a', 'x')
  expect((await readdir(folder)).sort()).toEqual(['.partial-new', 'a', 'old'])
})

test('a write that failed removes no folder behind a link', async () => {
  const root = join(folder, 'root')
  await mkdir(join(folder, 'outside/empty'), { recursive: true })
  await mkdir(root)
  await symlink(join(folder, 'outside'), join(root, 'out'))
  await expect(createDiskStore({ root }).put('out/empty/a', 'x')).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
  expect(await readdir(join(folder, 'outside'))).toEqual(['empty'])
})

test('gives byte streams, which fill the memory that a reader brings', async () => {
  const store = createDiskStore({ root: folder })
  const content = randomBytes(300_000)
  await store.put('large', content)
  await store.put('small', content.subarray(0, 1000))
  for (const [key, expected] of [['large', content], ['small', content.subarray(0, 1000)]] as const) {
    const reader = (await store.get(key)).body.getReader({ mode: 'byob' })
    const read: Buffer[] = []
    for (let memory = new ArrayBuffer(7000); ; ) {
      const { done, value } = await reader.read(new Uint8Array(memory))
      if (done) break
      read.push(Buffer.from(value))
      memory = value.buffer
      expect(memory.byteLength).toBe(7000)
    }
    expect(Buffer.concat(read).equals(expected)).toBe(true)
  }
})

test('takes what a byte stream gives into the same memory again and again', async () => {
  const store = createDiskStore({ root: folder })
  const content = randomBytes(1_000_000)
  await store.put('a', content)
  for (const target of [store, createMountedFolderStore({ root: join(folder, 'mounted') }), createMemoryStore()]) {
    for (let time = 0; time < 2; time += 1) await target.put('copy', (await store.get('a')).body)
    expect(Buffer.from(await new Response((await target.get('copy')).body).arrayBuffer()).equals(content)).toBe(true)
  }
})

test.runIf(process.platform === 'linux')('closes its files, of bodies that are read, given up or small', async () => {
  const store = createDiskStore({ root: folder })
  await store.put('large', randomBytes(300_000))
  await store.put('small', 'x')
  const openFiles = async () => (await readdir('/proc/self/fd')).length
  const before = await openFiles()
  for (let time = 0; time < 20; time += 1) {
    await new Response((await store.get('large')).body).arrayBuffer()
    await (await store.get('large')).body.cancel()
    await store.get('small')
    await store.get('large', { range: { start: 5, end: 10 } })
  }
  expect((await openFiles()) - before).toBeLessThan(10)
})
