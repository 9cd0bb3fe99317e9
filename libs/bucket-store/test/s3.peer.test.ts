import { createS3Store } from '@naturalcad/bucket-store'
import { describeStore } from '@naturalcad/bucket-store/testing'
import { describePeer } from '@naturalcad/peers'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { startMoto } from './support/moto.ts'

describePeer('moto', 'an S3 server nobody here wrote', (python) => {
  let server: Awaited<ReturnType<typeof startMoto>>
  beforeAll(async () => {
    server = await startMoto(python)
  }, 60_000)
  afterAll(() => server.stop())

  let count = 0
  describeStore({
    name: 's3',
    async open() {
      const bucket = `bucket-${++count}`
      await server.createBucket(bucket)
      return { store: createS3Store({ endpoint: server.url, bucket, accessKeyId: 'test', secretAccessKey: 'test' }) }
    },
    describe,
    test,
  })
})
