import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { FileStorage } from '@flystorage/file-storage'
import { LocalStorageAdapter } from '@flystorage/local-fs'
import { createDiskStore, createS3Store } from '@naturalcad/bucket-store'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { createStorage } from 'unstorage'
import fsDriver from 'unstorage/drivers/fs'
import { median } from '../median.ts'
import { toMeasure, type Measure } from '../report.ts'

const width = 16
const bytes = 1024

interface SmallStore {
  name: string
  put(key: string, content: Uint8Array<ArrayBuffer>): Promise<unknown>
  get(key: string): Promise<Uint8Array>
}

interface Rates {
  put: number[]
  get: number[]
}

/** Objects of one kibibyte, sixteen calls at a time, against the SDK of Amazon on the same server. */
export async function compareOnS3(endpoint: string, rounds: number): Promise<Measure[]> {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' }
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials })
  const sdk: SmallStore = {
    name: 'aws-sdk v3',
    put: (Key, Body) => client.send(new PutObjectCommand({ Bucket: 'bench', Key, Body })),
    get: async (Key) => (await client.send(new GetObjectCommand({ Bucket: 'bench', Key }))).Body?.transformToByteArray() ?? new Uint8Array(),
  }
  const ours = fromStore(createS3Store({ endpoint, bucket: 'bench', ...credentials }))
  try {
    return await compare('S3', ours, [sdk], 2_000, rounds, 2)
  } finally {
    client.destroy()
  }
}

/** The same on a disk. The peers do not sync what they write, so a crash may cost what they accepted. */
export async function compareOnDisk(folder: string, rounds: number): Promise<Measure[]> {
  const place = mkdtempSync(join(folder, 'disk-'))
  const unstorage = createStorage({ driver: fsDriver({ base: join(place, 'unstorage') }) })
  const flystorage = new FileStorage(new LocalStorageAdapter(join(place, 'flystorage')))
  try {
    const peers: SmallStore[] = [
      { name: 'unstorage fs, no sync', put: (key, content) => unstorage.setItemRaw(key, content), get: async (key) => (await unstorage.getItemRaw<Uint8Array>(key)) ?? new Uint8Array() },
      { name: 'flystorage local, no sync', put: (key, content) => flystorage.write(key, Buffer.from(content)), get: (key) => flystorage.readToUint8Array(key) },
    ]
    return await compare('disk', fromStore(createDiskStore({ root: join(place, 'ours') })), peers, 1_000, rounds)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

function fromStore(store: ObjectStore): SmallStore {
  return { name: 'ours', put: (key, content) => store.put(key, content), get: async (key) => new Uint8Array(await new Response((await store.get(key)).body).arrayBuffer()) }
}

async function compare(place: string, ours: SmallStore, peers: readonly SmallStore[], count: number, rounds: number, goal?: number): Promise<Measure[]> {
  const rates = new Map<SmallStore, Rates>([ours, ...peers].map((store) => [store, { put: [], get: [] }]))
  // The first round warms up what is compiled and connected.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [store, { put, get }] of rates) {
      const content = new Uint8Array(bytes).fill(round)
      const puts = await rate(count, (n) => store.put(`small/${n}`, content))
      const gets = await rate(count, async (n) => {
        const found = await store.get(`small/${n}`)
        if (found.length !== bytes || found[0] !== round) throw new Error(`${store.name} gave back other bytes`)
      })
      if (round > 0) {
        put.push(puts)
        get.push(gets)
      }
    }
  }
  const of = (store: SmallStore, step: keyof Rates) => median(rates.get(store)?.[step] ?? [])
  return peers.flatMap((peer) =>
    (['put', 'get'] as const).map((step) =>
      toMeasure({ name: `${place}, ${step} of 1 KiB, 16 at a time`, unit: '1/s', better: 'higher', ours: of(ours, step), peer: of(peer, step), peerName: peer.name, ...(goal === undefined ? {} : { goal }) }),
    ),
  )
}

async function rate(count: number, call: (n: number) => Promise<unknown>): Promise<number> {
  const start = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < count) {
        const n = next
        next += 1
        await call(n)
      }
    }),
  )
  return count / ((performance.now() - start) / 1000)
}
