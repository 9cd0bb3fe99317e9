// Streams bytes that nobody can guess through a store and back, and prints one line of JSON with their hashes and the memory that it took.
import { createCipheriv, createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openPlace, type Place } from './places.ts'
import type { StreamFigures } from './streams.ts'

const mebibyte = 1024 * 1024
const collectedBytes = 8 * mebibyte

const [place = '', count = '', uncollected = ''] = process.argv.slice(2)
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const store = openPlace(JSON.parse(place) as Place)
const zeros = Buffer.alloc(256 * 1024)

// What a first call loads and keeps, however short it is, is no part of a stream.
await sendAndReceive(mebibyte, true)
// V8 lets some tens of megabytes of bytes lie that nobody holds any more, whoever received them. A stream that collects them shows what
// the store holds, a second one what lies around.
const { sent, received, bytes, ...held } = await sendAndReceive(Number(count), true)
const lying = await sendAndReceive(Number(uncollected), false)
await store.close()
process.stdout.write(`${JSON.stringify({ sent, received, bytes, ...held, upLeft: lying.upGrowth, downLeft: lying.downGrowth } satisfies StreamFigures)}\n`)

async function sendAndReceive(size: number, collects: boolean) {
  let passed = 0
  const pass = (length: number) => {
    passed += length
    if (!collects || passed < collectedBytes) return
    passed = 0
    collect()
  }
  const hash = createHash('sha256')
  let told = 0
  const up = await measure(() =>
    store.put('streams/large.bin', randomStream(size, hash, pass), {
      onProgress({ bytes: now }) {
        pass(now - told)
        told = now
      },
    }),
  )
  const back = createHash('sha256')
  let got = 0
  const down = await measure(async () => {
    for await (const chunk of (await store.get('streams/large.bin')).body) {
      back.update(chunk)
      got += chunk.length
      pass(chunk.length)
    }
  })
  return { sent: hash.digest('hex'), received: back.digest('hex'), bytes: got, upGrowth: up.growth, downGrowth: down.growth, upSeconds: up.seconds, downSeconds: down.seconds }
}

function randomStream(size: number, hash: ReturnType<typeof createHash>, pass: (length: number) => void): ReadableStream<Uint8Array> {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, size % 256), Buffer.alloc(16))
  let left = size
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = cipher.update(zeros.subarray(0, Math.min(left, zeros.length)))
        left -= chunk.length
        hash.update(chunk)
        pass(chunk.length)
        controller.enqueue(chunk)
        if (left === 0) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** How far resident memory rose during the work, by the kernel's mark, which is set back first. */
async function measure(work: () => Promise<unknown>): Promise<{ growth: number; seconds: number }> {
  collect()
  writeFileSync('/proc/self/clear_refs', '5')
  const before = process.memoryUsage.rss()
  const start = performance.now()
  await work()
  const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024
  return { growth: Math.max(0, peak - before), seconds: (performance.now() - start) / 1000 }
}
