import { createHash } from 'node:crypto'
import { fileNameByKind, mediaTypeByKind, type ArtifactKind, type Manifest, type ManifestEntry } from '@naturalcad/contracts/part'

export interface Artifact {
  kind: ArtifactKind
  bytes: Uint8Array
}

export interface ManifestOptions {
  runId: string
  created: Date
  /** Absent for a folder that retention does not touch. */
  expires?: Date
  scriptSha256: string
}

export const manifestName = 'manifest.json'

export function createManifest(artifacts: readonly Artifact[], { runId, created, expires, scriptSha256 }: ManifestOptions): Manifest {
  return {
    schemaVersion: 1,
    generator: 'naturalcad',
    runId,
    created: created.toISOString(),
    ...(expires === undefined ? {} : { expires: expires.toISOString() }),
    scriptSha256,
    files: artifacts.map(toEntry),
  }
}

function toEntry({ kind, bytes }: Artifact): ManifestEntry {
  return {
    name: fileNameByKind[kind],
    kind,
    mediaType: mediaTypeByKind[kind],
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}

/** JSON as every file of a run is written: indented, ended by a newline. */
export function toJsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
}
