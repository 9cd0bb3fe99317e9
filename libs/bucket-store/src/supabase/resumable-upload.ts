import { hash } from 'node:crypto'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { HttpClient } from '@naturalcad/http'
import type { Source } from '../disk/spool.ts'
import type { DriverPutOptions } from '../store/driver.ts'
import type { SupabasePlace } from './supabase-client.ts'

/** Supabase takes chunks of exactly this size in resumable uploads, the last one smaller. */
export const chunkBytes = 6 * 1024 * 1024

const version = { 'tus-resumable': '1.0.0' }

interface Remembered {
  name: string
  size: number
  location: string
  /** SHA-256 of each chunk that was sent. */
  chunks: string[]
}

/** An upload by the TUS protocol (1.0.0): the server says how far it came, and the rest is sent from there. */
export async function uploadResumably(http: HttpClient, { url, bucket }: SupabasePlace, name: string, source: Source, { contentType = 'application/octet-stream', ifNoneMatch, resume, onProgress, signal }: DriverPutOptions): Promise<void> {
  const buffer = new Uint8Array(chunkBytes)
  const known = await findBegun()
  const location = known?.location ?? (await begin())
  const upload: Remembered = { name, size: source.size, location, chunks: known?.chunks ?? [] }
  await resume?.save(JSON.stringify(upload))
  try {
    for (let offset = known?.offset ?? 0; offset < source.size; ) {
      const body = await source.read(buffer, offset)
      if (resume !== undefined) {
        upload.chunks[offset / chunkBytes] = sha256(body)
        await resume.save(JSON.stringify(upload))
      }
      const response = await http.open(location, { method: 'PATCH', headers: { ...version, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, body, signal, timeoutMs: 600_000, acceptedStatuses: [409, 500, 502, 503, 504] })
      await response.body.cancel()
      // An answer that was lost on its way: the server knows how far it came.
      offset = response.status === 204 ? Number(response.headers.get('upload-offset') ?? offset + body.length) : await askOffset(location)
      onProgress?.({ bytes: offset, total: source.size })
    }
    await resume?.clear()
  } catch (error) {
    if (resume === undefined) await http.open(location, { method: 'DELETE', headers: version }).then(({ body }) => body.cancel(), () => undefined)
    throw error
  }

  async function begin(): Promise<string> {
    const metadata = { bucketName: bucket, objectName: name, contentType, cacheControl: '3600' }
    const response = await http.open('upload/resumable', {
      method: 'POST',
      headers: {
        ...version,
        'upload-length': String(source.size),
        'upload-metadata': Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(','),
        'x-upsert': String(ifNoneMatch === undefined),
      },
      signal,
      isIdempotent: true,
    })
    await response.body.cancel()
    const found = response.headers.get('location')
    if (found === null) throw new NaturalCadError('BACKEND_ERROR', 'the server began an upload without an address')
    return new URL(found, response.url).href
  }

  async function askOffset(address: string): Promise<number> {
    const response = await http.open(address, { method: 'HEAD', headers: version, signal })
    await response.body.cancel()
    const offset = Number(response.headers.get('upload-offset') ?? Number.NaN)
    if (Number.isInteger(offset)) return offset
    throw new NaturalCadError('BACKEND_ERROR', 'the server does not say how far the upload came')
  }

  /** What a run before this one began, if the server still has it and what it has are the chunks of this body. */
  async function findBegun(): Promise<{ location: string; offset: number; chunks: string[] } | undefined> {
    const text = await resume?.load()
    if (text === undefined) return undefined
    try {
      const found = JSON.parse(text) as Remembered
      if (found.name !== name || found.size !== source.size || new URL(found.location).origin !== new URL(url).origin) return undefined
      const offset = await askOffset(found.location)
      if (offset % chunkBytes !== 0) return undefined
      for (let at = 0; at < offset; at += chunkBytes) if (sha256(await source.read(buffer, at)) !== found.chunks[at / chunkBytes]) return undefined
      return { location: found.location, offset, chunks: found.chunks }
    } catch (error) {
      if (signal?.aborted) throw error
      return undefined
    }
  }
}

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes)
}
