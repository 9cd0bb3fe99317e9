import type { Account } from '../identity/principal.ts'

export interface Bucket {
  id: string
  namespace: Account
  name: string
  /** `namespace/name`, the id that users know. */
  fullName: string
  creatorId: string
  /** The OAuth application that created it. */
  createdByClient: string | null
  isPrivate: boolean
  cdnRegions: readonly unknown[]
  /** Grows with every change of its keys. */
  changes: number
  createdAt: number
  updatedAt: number
}

/** A key and what it holds. Times in milliseconds. */
export interface BucketEntry {
  path: string
  xetHash: string
  size: number
  mtime: number
  uploadedAt: number
  contentType: string | null
}

export function bucketWebPath({ fullName }: Pick<Bucket, 'fullName'>): string {
  return `/buckets/${fullName}`
}
