import { XMLBuilder, XMLParser } from 'fast-xml-parser'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ListPage } from '@naturalcad/contracts/store'

/** Keys may look like numbers and begin or end with blanks, so text stays as it is. */
const parser = new XMLParser({ parseTagValue: false, trimValues: false, ignoreDeclaration: true, isArray: (name) => ['Contents', 'CommonPrefixes', 'Part'].includes(name) })
const builder = new XMLBuilder({})

interface ListXml {
  ListBucketResult?: {
    Contents?: { Key: string; Size: string; ETag?: string; LastModified: string }[]
    CommonPrefixes?: { Prefix: string }[]
    IsTruncated?: string
    NextContinuationToken?: string
  }
}

/** The answer to ListObjectsV2. Throws `BACKEND_ERROR` for anything else. */
export function readListXml(text: string): ListPage {
  const result = (parser.parse(text) as ListXml).ListBucketResult
  if (result === undefined) throw new NaturalCadError('BACKEND_ERROR', 'the server answered a listing in an unexpected form')
  const { Contents = [], CommonPrefixes = [], IsTruncated, NextContinuationToken } = result
  if (IsTruncated === 'true' && NextContinuationToken === undefined) throw new NaturalCadError('BACKEND_ERROR', 'the server says that the list goes on, and not where')
  return {
    objects: Contents.map(({ Key, Size, ETag, LastModified }) => ({ key: Key, size: Number(Size), etag: ETag ?? '', modified: new Date(LastModified) })),
    folders: CommonPrefixes.map(({ Prefix }) => Prefix),
    ...(IsTruncated === 'true' && NextContinuationToken !== undefined ? { cursor: NextContinuationToken } : {}),
  }
}

export function readUploadId(text: string): string {
  const id = (parser.parse(text) as { InitiateMultipartUploadResult?: { UploadId?: string } }).InitiateMultipartUploadResult?.UploadId
  if (id === undefined) throw new NaturalCadError('BACKEND_ERROR', 'the server began an upload in parts without an id')
  return id
}

export function readPartsXml(text: string): { number: number; etag: string; size: number }[] {
  const parts = (parser.parse(text) as { ListPartsResult?: { Part?: { PartNumber: string; ETag: string; Size: string }[] } }).ListPartsResult?.Part ?? []
  return parts.map(({ PartNumber, ETag, Size }) => ({ number: Number(PartNumber), etag: ETag, size: Number(Size) }))
}

export function writeCompletionXml(parts: readonly { number: number; etag: string }[]): string {
  return builder.build({ CompleteMultipartUpload: { Part: parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag })) } })
}

export function readErrorXml(text: string): { code: string; message: string } | undefined {
  if (!text.includes('<Error')) return undefined
  const error = (parser.parse(text) as { Error?: { Code?: string; Message?: string } }).Error
  return error?.Code === undefined ? undefined : { code: error.Code, message: error.Message ?? '' }
}

/** Some calls answer 200 before they know whether they succeed, and tell a failure in the body. */
export function throwIfErrorXml(text: string, what: string): void {
  const error = readErrorXml(text)
  if (error === undefined) return
  const code = error.code === 'PreconditionFailed' ? 'PRECONDITION_FAILED' : error.code === 'NoSuchKey' ? 'NOT_FOUND' : 'BACKEND_ERROR'
  throw new NaturalCadError(code, `${what}: ${error.code}: ${error.message}`, { details: { s3Code: error.code }, retryable: error.code === 'InternalError' || error.code === 'SlowDown' })
}
