import { createS3Store } from '@naturalcad/bucket-store'
import { describePeer } from '@naturalcad/peers'
import { afterAll, beforeAll } from 'vitest'
import { describeStore } from './behaviour.ts'
import { startMoto } from './support/moto.ts'

describePeer('moto', 'an S3 server nobody here wrote', (python) => {
  let server: Awaited<ReturnType<typeof startMoto>>
  beforeAll(async () => {
    server = await startMoto(python)
  }, 60_000)
  afterAll(() => server.stop())

  let count = 0
  describeStore('s3', async () => {
    const bucket = `bucket-${++count}`
    await server.createBucket(bucket)
    return { store: createS3Store({ endpoint: server.url, bucket, accessKeyId: 'test', secretAccessKey: 'test' }), remove: async () => {} }
  })
})
