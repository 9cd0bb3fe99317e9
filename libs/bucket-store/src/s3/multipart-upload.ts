import { createHash } from 'node:crypto'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { readText } from '../remote/read-text.ts'
import type { DriverPutOptions } from '../store/driver.ts'
import type { S3Client } from './s3-client.ts'
import { readPartsXml, readUploadId, throwIfErrorXml, writeCompletionXml } from './s3-xml.ts'

/** The smallest part that S3 takes is 5 MiB, the greatest number of parts 10,000. */
const smallestPart = 8 * 1024 * 1024
const maxParts = 9_000

interface Remembered {
  key: string
  uploadId: string
  size: number
  partBytes: number
  /** SHA-256 of each part that was sent. */
  parts: Record<number, string>
}

export function partBytesFor(size: number | undefined): number {
  return Math.max(smallestPart, Math.ceil((size ?? 0) / maxParts))
}

/** Sends the parts of a body, one after the other, and makes them one object at the end. Nothing is left behind by a failure, unless it can be resumed. */
export async function uploadInParts(client: S3Client, key: string, size: number | undefined, bodyParts: AsyncIterable<Uint8Array<ArrayBuffer>>, headers: Record<string, string>, condition: Record<string, string>, options: DriverPutOptions): Promise<string> {
  const { http, pathOf } = client
  const { signal, resume, onProgress } = options
  const path = pathOf(key)
  const partBytes = partBytesFor(size)
  const begun = await findBegun()
  const upload: Remembered = begun?.upload ?? { key, uploadId: await begin(), size: size ?? -1, partBytes, parts: {} }
  await resume?.save(JSON.stringify(upload))
  try {
    const sent: { number: number; etag: string }[] = []
    let bytes = 0
    for await (const part of bodyParts) {
      const number = sent.length + 1
      const hash = createHash('sha256').update(part).digest('hex')
      const known = begun?.etags.get(number)
      sent.push({ number, etag: known !== undefined && upload.parts[number] === hash ? known : await send(number, part) })
      upload.parts[number] = hash
      await resume?.save(JSON.stringify(upload))
      bytes += part.length
      onProgress?.({ bytes, total: size })
    }
    const etag = await complete(sent)
    await resume?.clear()
    return etag
  } catch (error) {
    if (resume === undefined) await http.open(path, { method: 'DELETE', query: { uploadId: upload.uploadId } }).then(({ body: rest }) => rest.cancel(), () => undefined)
    throw error
  }

  async function begin(): Promise<string> {
    return readUploadId(await readText(await http.open(path, { method: 'POST', query: { uploads: '' }, headers, signal, isIdempotent: true })))
  }

  async function send(number: number, part: Uint8Array<ArrayBuffer>): Promise<string> {
    const response = await http.open(path, { method: 'PUT', query: { partNumber: number, uploadId: upload.uploadId }, body: part, signal, timeoutMs: 600_000 })
    await response.body.cancel()
    const etag = response.headers.get('etag')
    if (etag === null) throw new NaturalCadError('BACKEND_ERROR', `the server took part ${number} of ${key} and gave no ETag`)
    return etag
  }

  async function complete(parts: readonly { number: number; etag: string }[]): Promise<string> {
    const response = await http.open(path, {
      method: 'POST',
      query: { uploadId: upload.uploadId },
      headers: { ...condition, 'content-type': 'application/xml' },
      body: writeCompletionXml(parts),
      signal,
      timeoutMs: 600_000,
    })
    const text = await readText(response)
    throwIfErrorXml(text, key)
    return response.headers.get('etag') ?? ''
  }

  /** What a run before this one began, if the server still has it and it is of the same body. */
  async function findBegun(): Promise<{ upload: Remembered; etags: Map<number, string> } | undefined> {
    const text = await resume?.load()
    if (text === undefined) return undefined
    try {
      const found = JSON.parse(text) as Remembered
      if (found.key !== key || found.size !== size || found.partBytes !== partBytes) return undefined
      const etags = new Map<number, string>()
      for (let marker = 0; ; ) {
        const page = readPartsXml(await readText(await http.open(path, { query: { uploadId: found.uploadId, 'part-number-marker': marker }, signal })))
        for (const { number, etag } of page) etags.set(number, etag)
        const last = page.at(-1)?.number ?? marker
        if (page.length < 1000 || last === marker) return { upload: found, etags }
        marker = last
      }
    } catch (error) {
      if (signal?.aborted) throw error
      return undefined
    }
  }
}
