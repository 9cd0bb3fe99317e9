import { createS3Store } from '@naturalcad/bucket-store'
import { describeStore } from '@naturalcad/bucket-store/testing'
import { describePeer } from '@naturalcad/peers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startMoto } from './support/moto.ts'

describePeer('moto', 'an S3 server nobody here wrote', (python) => {
  let server: Awaited<ReturnType<typeof startMoto>>
  beforeAll(async () => {
    server = await startMoto(python)
  })
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

  test.each(['breaks', 'is canceled'])('an upload in parts that %s leaves no parts on the server', async (end) => {
    const bucket = `bucket-${++count}`
    await server.createBucket(bucket)
    const store = createS3Store({ endpoint: server.url, bucket, accessKeyId: 'test', secretAccessKey: 'test' })
    const stop = new AbortController()
    let pieces = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pieces += 1
        if (pieces <= 20) controller.enqueue(new Uint8Array(1024 * 1024))
        else if (end === 'breaks') controller.error(new Error('the end'))
        else stop.abort(new Error('the end'))
      },
    })
    await expect(store.put('large', body, { signal: stop.signal })).rejects.toThrow('the end')
    const uploads = await (await fetch(`${server.url}/${bucket}?uploads`)).text()
    expect(uploads).toContain('ListMultipartUploadsResult')
    expect(uploads).not.toContain('<UploadId>')
  })
})
