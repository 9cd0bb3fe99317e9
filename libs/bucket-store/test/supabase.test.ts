import { StorageClient } from '@supabase/storage-js'
import { createSupabaseStore } from '@naturalcad/bucket-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeStore } from './behaviour.ts'
import { startSupabaseStandIn } from './support/supabase-stand-in.ts'

let standIn: Awaited<ReturnType<typeof startSupabaseStandIn>>
beforeAll(async () => {
  standIn = await startSupabaseStandIn()
})
afterAll(() => standIn.stop())

let count = 0
const openStore = () => {
  const bucket = `bucket-${++count}`
  standIn.createBucket(bucket)
  return { bucket, store: createSupabaseStore({ url: standIn.url, serviceRoleKey: standIn.key, bucket }) }
}

describeStore('supabase', async () => ({ store: openStore().store, remove: async () => {} }))

test('the official client and this library read what the other wrote', async () => {
  const { bucket, store } = openStore()
  const official = new StorageClient(`${standIn.url}/storage/v1`, { Authorization: `Bearer ${standIn.key}` }).from(bucket)
  await store.put('runs/1/part.step', 'ISO-10303-21;', { contentType: 'model/step' })
  const download = await official.download('runs/1/part.step')
  expect(await download.data?.text()).toBe('ISO-10303-21;')
  expect((await official.info('runs/1/part.step')).data).toMatchObject({ size: 13, contentType: 'model/step' })
  expect((await official.upload('runs/2/a.txt', 'by the official client', { contentType: 'text/plain' })).error).toBeNull()
  expect(await new Response((await store.get('runs/2/a.txt')).body).text()).toBe('by the official client')
  expect((await official.upload('runs/2/a.txt', 'again')).error).toMatchObject({ statusCode: '409' })
  const listed = await official.listV2({ prefix: 'runs/' })
  expect(listed.data?.objects.map(({ key }) => key)).toEqual(['runs/1/part.step', 'runs/2/a.txt'])
  const signed = await official.createSignedUrl('runs/1/part.step', 60)
  expect(await (await fetch(signed.data?.signedUrl ?? '')).text()).toBe('ISO-10303-21;')
  expect((await official.copy('runs/1/part.step', 'copy.step')).error).toBeNull()
  expect((await official.remove(['copy.step', 'runs/2/a.txt'])).error).toBeNull()
  const keys = []
  for await (const { key } of store.list()) keys.push(key)
  expect(keys).toEqual(['runs/1/part.step'])
})

test('a large body goes in chunks, and an upload that was cut off goes on where it stopped', async () => {
  const { store } = openStore()
  const content = new Uint8Array(20 * 1024 * 1024).map((_, index) => (index * 7919) >> 8)
  let remembered: string | undefined
  const resume = {
    load: async () => remembered,
    save: async (text: string) => void (remembered = text),
    clear: async () => void (remembered = undefined),
  }
  const stop = new AbortController()
  const progress: number[] = []
  const first = store.put('large.bin', new Blob([content]), {
    resume,
    signal: stop.signal,
    onProgress: ({ bytes }) => {
      progress.push(bytes)
      if (progress.length === 2) stop.abort(new Error('cut off'))
    },
  })
  await expect(first).rejects.toThrow('cut off')
  expect(await store.head('large.bin')).toBeUndefined()
  const later: number[] = []
  await store.put('large.bin', new Blob([content]), { resume, onProgress: ({ bytes }) => later.push(bytes) })
  expect(later).toEqual([18 * 1024 * 1024, 20 * 1024 * 1024])
  expect(remembered).toBeUndefined()
  expect(new Uint8Array(await new Response((await store.get('large.bin')).body).arrayBuffer())).toEqual(content)
})
