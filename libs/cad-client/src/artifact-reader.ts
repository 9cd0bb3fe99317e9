import { NaturalCadError } from '@naturalcad/contracts/errors'
import { Manifest, type ManifestEntry, type PartResult } from '@naturalcad/contracts/part'
import type { HttpClient } from '@naturalcad/http'

export interface ArtifactReaderOptions {
  http: HttpClient
  baseUrl: URL
  maxBytes: number
}

export interface ArtifactReader {
  /** Keeps where the files of a result are. */
  remember(result: PartResult): void
  /** The bytes, whole and proven against the manifest before the first is handed out. */
  open(runId: string, name: string, signal: AbortSignal | undefined): Promise<ReadableStream<Uint8Array>>
}

interface KnownRun {
  files: readonly ManifestEntry[]
  urls: PartResult['urls']
}

/** Older runs are asked for again. */
const maxRemembered = 100

export function createArtifactReader({ http, baseUrl, maxBytes }: ArtifactReaderOptions): ArtifactReader {
  const runs = new Map<string, KnownRun>()
  const pathOf = (runId: string, name: string) => `artifacts/${encodeURIComponent(runId)}/${encodeURIComponent(name)}`

  const findRun = async (runId: string, signal: AbortSignal | undefined): Promise<KnownRun> => {
    const known = runs.get(runId)
    if (known !== undefined) return known
    const manifest = await http.json(pathOf(runId, 'manifest.json'), { schema: Manifest, maxBytes, signal })
    if (manifest.runId !== runId) throw new NaturalCadError('BACKEND_ERROR', 'the server sent the manifest of another run', { details: { runId } })
    return { files: manifest.files, urls: {} }
  }

  return {
    remember({ job_id, manifest, urls }) {
      runs.set(job_id, { files: manifest.files, urls })
      for (const oldest of runs.keys()) {
        if (runs.size <= maxRemembered) break
        runs.delete(oldest)
      }
    },
    async open(runId, name, signal) {
      const { files, urls } = await findRun(runId, signal)
      const entry = files.find((file) => file.name === name)
      if (entry === undefined) {
        throw new NaturalCadError('NOT_FOUND', `run ${runId} has no file ${JSON.stringify(name.slice(0, 80))}`, {
          details: { runId },
          remedy: 'use a name of its manifest',
        })
      }
      if (entry.bytes > maxBytes) {
        throw new NaturalCadError('LIMIT_EXCEEDED', `${name} has ${entry.bytes} bytes, more than the ${maxBytes} that are allowed`, {
          details: { runId, bytes: entry.bytes, maxBytes },
          remedy: 'raise maxArtifactBytes',
        })
      }
      const { body } = await http.open(chooseAddress(urls[entry.kind], baseUrl) ?? pathOf(runId, name), { maxBytes: entry.bytes, signal })
      const bytes = new Uint8Array(await new Response(body).arrayBuffer())
      await assertProven(bytes, entry, runId)
      return new Blob([bytes]).stream()
    },
  }
}

/** Where the server keeps its files elsewhere, and nowhere else: behind a proxy it may not know its own scheme and port. */
function chooseAddress(address: string | undefined, baseUrl: URL): URL | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const url = new URL(address)
  return url.hostname === baseUrl.hostname ? undefined : url
}

async function assertProven(bytes: Uint8Array<ArrayBuffer>, { name, bytes: expectedBytes, sha256 }: ManifestEntry, runId: string): Promise<void> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const actual = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (bytes.byteLength === expectedBytes && actual === sha256) return
  throw new NaturalCadError('BACKEND_ERROR', `${name} of run ${runId} is not what the manifest says`, {
    details: { runId, expectedSha256: sha256, actualSha256: actual, expectedBytes, actualBytes: bytes.byteLength },
    remedy: 'fetch it again; if it stays so, the file was changed on the way or in the store',
  })
}
