import { createRepo } from '@huggingface/hub'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { getBucket, type Bucket } from '@naturalcad/hub-client'
import { toHubFailure } from '../hub-failure.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'

/**
 * The user's bucket of runs, made where it is not there. Rejects with `FORBIDDEN` for one that others can read, since runs hold raw
 * traces of agents, and for a token that may not make one.
 */
export async function ensureBucket(launcher: Launcher, call: CallOptions): Promise<string> {
  const bucket = await launcher.bucket(call)
  await checkBucket(launcher, bucket, call)
  return bucket
}

/** Rejects as `ensureBucket` does, and makes nothing. */
export async function inspectBucket(launcher: Launcher, call: CallOptions): Promise<void> {
  const found = await findBucket(launcher, await launcher.bucket(call), call)
  if (found !== undefined) assertPrivate(launcher, found)
}

async function checkBucket(launcher: Launcher, bucket: string, call: CallOptions): Promise<void> {
  const found = await findBucket(launcher, bucket, call)
  if (found !== undefined) return assertPrivate(launcher, found)
  try {
    const { hubUrl, accessToken, fetch } = launcher.hub(call)
    await createRepo({ repo: { type: 'bucket', name: bucket }, visibility: 'private', hubUrl, accessToken, ...(fetch === undefined ? {} : { fetch }) })
  } catch (thrown) {
    const error = toHubFailure(`the bucket ${bucket} could not be made`, thrown)
    // Another launch was quicker.
    const other = error.code === 'CONFLICT' ? await findBucket(launcher, bucket, call) : undefined
    if (other !== undefined) return assertPrivate(launcher, other)
    throw error.code === 'CONFLICT' ? outOfReach(bucket, error) : error
  }
}

/** The scope for own creations ends at the application that has made them. */
function outOfReach(bucket: string, cause: NaturalCadError): NaturalCadError {
  return new NaturalCadError('FORBIDDEN', `the bucket ${bucket} is there, made with another application or token, and this sign-in does not reach it`, {
    cause,
    remedy: 'sign in again with the scope write-repos too',
    details: { bucket, missing: ['write-repos'] },
  })
}

async function findBucket(launcher: Launcher, bucket: string, call: CallOptions): Promise<Bucket | undefined> {
  try {
    return await getBucket({ ...launcher.hub(call), repo: { type: 'bucket', name: bucket } })
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return undefined
    throw error
  }
}

function assertPrivate({ hubUrl }: Launcher, { id, private: isPrivate }: Bucket): void {
  if (isPrivate) return
  throw new NaturalCadError('FORBIDDEN', `the bucket ${id} can be read by everybody, and runs are private`, {
    remedy: `make it private in its settings: ${hubUrl}/buckets/${id}/settings`,
    details: { bucket: id },
  })
}
