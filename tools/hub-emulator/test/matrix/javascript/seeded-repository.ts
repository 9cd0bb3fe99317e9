import { createRepo, uploadFiles } from '@huggingface/hub'
import type { MatrixHub } from '../framework/matrix-hub.ts'

/** A new repository of alice with these files. */
export async function seededRepository(hub: MatrixHub, word: string, files: Record<string, string | Blob> = {}, type: 'model' | 'dataset' = 'model'): Promise<string> {
  const name = hub.name(word)
  await createRepo({ ...hub.as.alice, repo: { type, name } })
  const added = Object.entries(files).map(([path, content]) => ({ path, content: new Blob([content]) }))
  if (added.length > 0) await uploadFiles({ ...hub.as.alice, repo: { type, name }, files: added, commitTitle: 'seed' })
  return name
}
