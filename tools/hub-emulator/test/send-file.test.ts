import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { sendFile } from '../src/storage/send-file.ts'

function fileWith(content: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-emulator-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'content')
  writeFileSync(file, content)
  return file
}

const content = Buffer.from(Array.from({ length: 700_001 }, (_, index) => index % 251))

test.each([[0, 700_000], [0, 0], [700_000, 700_000], [100_000, 600_000], [262_143, 262_144]])('bytes %i to %i arrive as they are, also when the target is slow', async (start, end) => {
  const file = fileWith(content)
  const taken: Buffer[] = []
  // Copies late: the memory must not have changed until then.
  const slow = new Writable({
    write(chunk: Buffer, _encoding, done) {
      setImmediate(() => {
        taken.push(Buffer.from(chunk))
        done()
      })
    },
  })
  await sendFile(file, { start, end }, slow)
  expect(Buffer.concat(taken).equals(content.subarray(start, end + 1))).toBe(true)
  expect(slow.writableEnded).toBe(true)
})

test('a target that closes, and a file that is too short, end it with an error', async () => {
  const file = fileWith(content)
  const gone = new PassThrough({ highWaterMark: 1 })
  const sending = sendFile(file, { start: 0, end: 700_000 }, gone)
  gone.once('data', () => gone.destroy())
  await expect(sending).rejects.toThrow(/closed|destroyed/)
  await expect(sendFile(file, { start: 0, end: 0 }, gone)).rejects.toThrow('closed before the end')
  const short = new PassThrough()
  const [failed] = await Promise.allSettled([sendFile(file, { start: 700_000, end: 700_005 }, short), buffer(short.end())])
  expect(failed).toMatchObject({ status: 'rejected' })
})
