import { NaturalCadError } from '@naturalcad/contracts/errors'
import { fileNameByKind, type Manifest } from '@naturalcad/contracts/part'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { createManifest, manifestName, toJsonBytes, type Artifact, type ManifestOptions } from './manifest.ts'

const runId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const runPrefix = (id: string) => `runs/${id}/`

/** Writes the files of a run, the manifest last: a run without one was never published. Nothing stays of a failure. */
export async function storeArtifacts(store: ObjectStore, artifacts: readonly Artifact[], options: ManifestOptions, signal: AbortSignal): Promise<Manifest> {
  const manifest = createManifest(artifacts, options)
  const prefix = runPrefix(options.runId)
  try {
    for (const [index, { bytes }] of artifacts.entries()) {
      const entry = manifest.files[index]
      if (entry !== undefined) await store.put(`${prefix}${entry.name}`, bytes, { contentType: entry.mediaType, signal })
    }
    await store.put(`${prefix}${manifestName}`, toJsonBytes(manifest), { contentType: 'application/json', signal })
  } catch (error) {
    await removeRun(store, options.runId).catch(() => undefined)
    throw error
  }
  return manifest
}

/** The manifest first: what is left of a removal that was cut off counts as never published. */
export async function removeRun(store: ObjectStore, id: string): Promise<void> {
  await store.delete(`${runPrefix(id)}${manifestName}`)
  const keys: string[] = []
  for await (const { key } of store.list({ prefix: runPrefix(id) })) keys.push(key)
  await store.deleteAll(keys)
}

/** A file of a run that was published, by the name in its manifest. */
export async function openArtifact(store: ObjectStore, id: string, name: string, signal?: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  assertRunId(id)
  const names: readonly string[] = [...Object.values(fileNameByKind), manifestName]
  if (!names.includes(name)) throw new NaturalCadError('NOT_FOUND', `no file of a run is called ${JSON.stringify(name.slice(0, 80))}`)
  if (name !== manifestName && (await store.head(`${runPrefix(id)}${manifestName}`, { signal })) === undefined) throw unknownRun(id)
  const { body } = await store.get(`${runPrefix(id)}${name}`, { signal })
  return body
}

function assertRunId(id: string) {
  if (!runId.test(id)) throw unknownRun(id)
}

function unknownRun(id: string): NaturalCadError {
  return new NaturalCadError('NOT_FOUND', `no files are kept of a run ${JSON.stringify(id.slice(0, 80))}`, { remedy: 'list the runs that are kept with: naturalcad runs' })
}
