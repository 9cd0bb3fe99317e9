// Streams bytes that nobody can guess through a store and back, and prints one line of JSON with their hashes and the growth of this process.
import { createCipheriv, createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { openPlace, type Place } from './places.ts'
import type { StreamFigures } from './streams.ts'

const [place = '', count = '', warmUp = ''] = process.argv.slice(2)
const bytes = Number(count)
const store = openPlace(JSON.parse(place) as Place)
const zeros = Buffer.alloc(256 * 1024)

// V8 lets some tens of megabytes of received bytes lie before it collects them, whoever received them: a bare fetch grows by 64 MiB so.
// What counts is what a long stream takes beyond a short one.
const short = await sendAndReceive(Number(warmUp))
const { upPeak, downPeak, ...figures } = await sendAndReceive(bytes)
await store.close()
const upGrowth = Math.max(0, upPeak - short.upPeak)
const downGrowth = Math.max(0, downPeak - short.downPeak)
process.stdout.write(`${JSON.stringify({ ...figures, upGrowth, downGrowth, peak: Math.max(upPeak, downPeak) } satisfies StreamFigures)}\n`)

async function sendAndReceive(size: number) {
  const hash = createHash('sha256')
  const up = await measure(() => store.put('streams/large.bin', randomStream(size, hash)))
  const back = createHash('sha256')
  let got = 0
  const down = await measure(async () => {
    for await (const chunk of (await store.get('streams/large.bin')).body) {
      back.update(chunk)
      got += chunk.length
    }
  })
  return { sent: hash.digest('hex'), received: back.digest('hex'), bytes: got, upPeak: up.peak, downPeak: down.peak, upSeconds: up.seconds, downSeconds: down.seconds }
}

function randomStream(size: number, hash: ReturnType<typeof createHash>): ReadableStream<Uint8Array> {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, size % 256), Buffer.alloc(16))
  let left = size
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = cipher.update(zeros.subarray(0, Math.min(left, zeros.length)))
        left -= chunk.length
        hash.update(chunk)
        controller.enqueue(chunk)
        if (left === 0) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** The highest resident memory during the work: the kernel's mark, which is set back first. */
async function measure(work: () => Promise<unknown>): Promise<{ peak: number; seconds: number }> {
  writeFileSync('/proc/self/clear_refs', '5')
  const start = performance.now()
  await work()
  const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024
  return { peak, seconds: (performance.now() - start) / 1000 }
}
