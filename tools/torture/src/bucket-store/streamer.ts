// Streams bytes that nobody can guess through a store and back, and prints one line of JSON with their hashes and the memory that it took.
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openPlace, type Place } from './places.ts'
import type { StreamFigures } from './streams.ts'

const mebibyte = 1024 * 1024
const pieceBytes = 256 * 1024

const [given = '', count = ''] = process.argv.slice(2)
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const store = openPlace(JSON.parse(given) as Place)
const noise = randomBytes(4 * mebibyte)

// What a first call loads and keeps, however short it is, is no part of a stream.
await send(mebibyte)
await receive()
const up = await send(Number(count))
const down = await receive()
await store.close()
process.stdout.write(
  `${JSON.stringify({ sent: up.sha256, received: down.sha256, bytes: down.bytes, upGrowth: up.growth, downGrowth: down.growth, upSeconds: up.seconds, downSeconds: down.seconds } satisfies StreamFigures)}\n`,
)

async function send(size: number) {
  const hash = createHash('sha256')
  const figures = await measure(() => store.put('streams/large.bin', noiseStream(size, hash)))
  return { ...figures, sha256: hash.digest('hex') }
}

async function receive() {
  const hash = createHash('sha256')
  let bytes = 0
  const figures = await measure(async () => {
    for await (const chunk of pieces((await store.get('streams/large.bin')).body)) {
      hash.update(chunk)
      bytes += chunk.length
    }
  })
  return { ...figures, bytes, sha256: hash.digest('hex') }
}

/** No two pieces are the same, and who brings memory of its own gets them there. */
function noiseStream(size: number, hash: ReturnType<typeof createHash>): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const request = controller.byobRequest
      const { buffer, byteOffset, byteLength } = request?.view ?? new Uint8Array(pieceBytes)
      const piece = Buffer.from(buffer, byteOffset, Math.min(byteLength, size - at, noise.length / 2))
      const from = (at * 7919) % (noise.length / 2)
      noise.copy(piece, 0, from, from + piece.length)
      if (piece.length >= 8) piece.writeDoubleLE(at)
      at += piece.length
      hash.update(piece)
      if (request === null) controller.enqueue(piece)
      else request.respond(piece.length)
      if (at === size) controller.close()
    },
  })
}

/** Into one piece of memory, again and again. */
async function* pieces(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader({ mode: 'byob' })
  for (let memory = new ArrayBuffer(pieceBytes); ; ) {
    const { done, value } = await reader.read(new Uint8Array(memory))
    if (done) return
    yield value
    memory = value.buffer
  }
}

/** How far resident memory rose during the work, by the kernel's mark, which is set back first. What was left of earlier work is collected before, and nothing in between. */
async function measure(work: () => Promise<unknown>): Promise<{ growth: number; seconds: number }> {
  collect()
  writeFileSync('/proc/self/clear_refs', '5')
  const before = process.memoryUsage.rss()
  const start = performance.now()
  await work()
  const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024
  return { growth: Math.max(0, peak - before), seconds: (performance.now() - start) / 1000 }
}
