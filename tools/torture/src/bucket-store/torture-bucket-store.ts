import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Check, TortureOptions } from '../check.ts'
import { endureFaults } from './faults/endure-faults.ts'
import { killOverwriters } from './kills.ts'
import { followLinks } from './links.ts'
import { openPlace, type Place } from './places.ts'
import { raceCreates } from './races.ts'
import { putRandomKeys } from './random-keys.ts'
import { startServers, type buckets, type Servers } from './servers/start-servers.ts'
import { streamThrough } from './streams.ts'

const mebibyte = 1024 * 1024

export async function* tortureBucketStore(options: TortureOptions): AsyncGenerator<Check> {
  const { small, tell } = options
  const folder = mkdtempSync(join(tmpdir(), 'torture-bucket-store-'))
  const servers = await startServers(folder)
  try {
    yield await followLinks(folder, 'disk')
    yield await followLinks(folder, 'mounted folder')
    for (const place of placesOf(folder, servers, 'races')) if (openPlace(place).capabilities.createOnly) yield await raceCreates(place, small ? 3 : 20)
    for (const place of placesOf(folder, servers, 'keys')) {
      tell(`random keys: ${place.kind}`)
      const around = 'root' in place ? { around: place.root } : {}
      yield await putRandomKeys({ name: place.kind, store: openPlace(place), count: small ? 150 : 10_000, ...around })
    }
    for (const place of placesOf(folder, servers, 'faults')) {
      if (place.kind !== 's3' && place.kind !== 'supabase' && place.kind !== 'hugging face') continue
      tell(`faults: ${place.kind}`)
      yield await endureFaults(place, small ? 80 : 3_000)
    }
    yield* streams(folder, servers, options)
    yield await killOverwriters(folder, options)
  } finally {
    await servers.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function* streams(folder: string, servers: Servers, { small, tell }: TortureOptions): AsyncGenerator<Check> {
  const bytes = (small ? 32 : 2048) * mebibyte
  for (const place of placesOf(folder, { ...servers, moto: servers.s3 }, 'streams')) {
    if (place.kind === 'memory') continue
    tell(`streams: ${place.kind}`)
    const note = place.kind === 's3' ? ' (a server of this torture that keeps files)' : place.kind === 'supabase' ? ' (the stand-in)' : ''
    yield await streamThrough(place, bytes, { isBound: !small && place.kind !== 'hugging face', note })
  }
  if (servers.moto !== undefined) yield await streamThrough({ kind: 's3', endpoint: servers.moto, bucket: 'streams' }, (small ? 16 : 128) * mebibyte, { isBound: false, note: ' (moto)' })
}

function placesOf(folder: string, { moto, supabase, hub }: Servers, bucket: (typeof buckets)[number]): Place[] {
  return [
    { kind: 'memory' },
    { kind: 'disk', root: join(folder, bucket, 'disk', 'root') },
    { kind: 'mounted folder', root: join(folder, bucket, 'mounted', 'root') },
    ...(moto === undefined ? [] : [{ kind: 's3', endpoint: moto, bucket } as const]),
    { kind: 'supabase', url: supabase.url, serviceRoleKey: supabase.key, bucket },
    { kind: 'hugging face', hubUrl: hub.url, accessToken: hub.token, bucket: `${hub.user}/${bucket}` },
  ]
}
