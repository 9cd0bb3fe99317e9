import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { given } from '../call/given.ts'
import type { HubCall } from '../call/hub-call.ts'
import { toPathPart } from '../call/path-part.ts'
import { Bucket } from './bucket.ts'

export interface ListBucketsParams extends HubCall {
  /** A user or organization. @default 'me', whose token it is */
  namespace?: string
  /** A part of the name. */
  search?: string
}

const Buckets = z.array(Bucket)

/** The buckets of a namespace, page after page as the loop gets there. */
export async function* listBuckets({ namespace = 'me', search, ...call }: ListBucketsParams = {}): AsyncGenerator<Bucket, void, undefined> {
  const path = `api/buckets/${toPathPart(namespace, 'namespace')}`
  for await (const page of connect(call).pages(path, { query: given({ search }), schema: Buckets })) yield* page
}
