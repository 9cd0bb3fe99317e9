import type { ApiEndpoint, LiveOutput } from '@naturalcad/contracts/factory'
import type { SpaceConnection } from './connect-space.ts'
import type { OutputFile, OutputValue } from './judge-output.ts'
import { sniffBytes } from './sniff-bytes.ts'

export interface CollectedOutputs {
  values: OutputValue[]
  /** As the record keeps them, one for each file and one for each plain value. */
  outputs: LiveOutput[]
}

/** Takes what a call gave for good: `null` gives up the path under which it was kept. */
export type KeepOutput = (output: { name: string; bytes: Uint8Array; mime: string | null }) => Promise<string | null>

/** Of one answer: an app may tell of more than anyone has room for. */
const most = { values: 32, files: 16, bytes: 256 * 2 ** 20 } as const

/** Downloads the files of an answer and looks at their bytes; what the app says of their type is only written down. */
export async function collectOutputs(endpoint: ApiEndpoint, answer: readonly unknown[], connection: SpaceConnection, keep: KeepOutput): Promise<CollectedOutputs> {
  const values: OutputValue[] = []
  const outputs: LiveOutput[] = []
  let room: number = most.bytes
  for (const [index, value] of answer.slice(0, most.values).entries()) {
    const declared = endpoint.returns[index]?.kind ?? 'json'
    const files: OutputFile[] = []
    for (const { path, mime } of findFiles(value).slice(0, most.files)) {
      const bytes = await connection.download(path, room)
      room -= bytes.length
      const sniffed = sniffBytes(bytes)
      const name = `output-${index}-${files.length}${extensions[sniffed?.mime ?? ''] ?? '.bin'}`
      files.push({ bytes, sniffed })
      outputs.push({
        kind: sniffed?.kind ?? 'file',
        mime,
        bytes: bytes.length,
        sha256: await toSha256(bytes),
        sniffed: sniffed?.mime ?? null,
        artifactPath: await keep({ name, bytes, mime: sniffed?.mime ?? null }),
      })
    }
    values.push({ declared, value, files })
    if (files.length > 0) continue
    const bytes = new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value ?? null))
    outputs.push({ kind: declared, mime: null, bytes: bytes.length, sha256: await toSha256(bytes), sniffed: null, artifactPath: null })
  }
  return { values, outputs }
}

const extensions: Readonly<Record<string, string>> = {
  'image/png': '.png', 'image/jpeg': '.jpg', 'image/gif': '.gif', 'image/webp': '.webp', 'image/avif': '.avif', 'audio/wav': '.wav', 'audio/flac': '.flac',
  'audio/ogg': '.ogg', 'audio/mpeg': '.mp3', 'audio/mp4': '.m4a', 'video/mp4': '.mp4', 'video/webm': '.webm', 'model/gltf-binary': '.glb', 'model/ply': '.ply', 'text/plain': '.txt',
}

/** Files lie at any depth: a gallery is a list of them, a video may hold its subtitles. */
function findFiles(value: unknown, depth = 0): { path: string; mime: string | null }[] {
  if (typeof value !== 'object' || value === null || depth > 6) return []
  if ('path' in value && typeof value.path === 'string' && ('meta' in value || 'url' in value)) {
    return [{ path: value.path, mime: 'mime_type' in value && typeof value.mime_type === 'string' ? value.mime_type.slice(0, 200) : null }]
  }
  return Object.values(value).flatMap((entry) => findFiles(entry, depth + 1))
}

async function toSha256(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))).toString('hex')
}
