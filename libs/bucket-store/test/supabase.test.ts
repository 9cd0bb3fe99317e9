import { StorageClient } from '@supabase/storage-js'
import { createSupabaseStore } from '@naturalcad/bucket-store'
import { describeStore } from '@naturalcad/bucket-store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

describeStore({ name: 'supabase', open: async () => ({ store: openStore().store }), describe, test })

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
