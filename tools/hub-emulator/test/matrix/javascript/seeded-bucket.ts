import { createRepo, uploadFiles } from '@huggingface/hub'
import type { MatrixHub } from '../framework/matrix-hub.ts'

/** A new private bucket of alice with these files, as the JS client names it. */
export async function seededBucket(hub: MatrixHub, word: string, files: Record<string, string | Blob> = {}): Promise<`buckets/${string}/${string}`> {
  const repo = `buckets/${hub.name(word)}` as `buckets/${string}/${string}`
  await createRepo({ ...hub.as.alice, repo, visibility: 'private' })
  const added = Object.entries(files).map(([path, content]) => ({ path, content: new Blob([content]) }))
  if (added.length > 0) await uploadFiles({ ...hub.as.alice, repo, files: added })
  return repo
}

export async function bucketPaths(hub: MatrixHub, bucket: string): Promise<string[]> {
  return ((await hub.json(`/api/${bucket}/tree?recursive=true`)) as { path: string }[]).map(({ path }) => path).sort()
}
