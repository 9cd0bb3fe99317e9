import type { OutputKind } from '@naturalcad/contracts/factory'
import { type ImageSize, readImageSize } from './read-image-size.ts'

export interface SniffedFile {
  mime: string
  kind: Extract<OutputKind, 'image' | 'audio' | 'video' | 'model3d' | 'text'>
  /** Of images. */
  size?: ImageSize
}

interface Signature {
  mime: string
  kind: SniffedFile['kind']
  /** Where the text lies, and the text as Latin-1. */
  parts: readonly (readonly [offset: number, text: string])[]
}

const signatures: readonly Signature[] = [
  { mime: 'image/png', kind: 'image', parts: [[0, '\x89PNG\r\n\x1a\n']] },
  { mime: 'image/jpeg', kind: 'image', parts: [[0, '\xff\xd8\xff']] },
  { mime: 'image/gif', kind: 'image', parts: [[0, 'GIF8']] },
  { mime: 'image/webp', kind: 'image', parts: [[0, 'RIFF'], [8, 'WEBP']] },
  { mime: 'audio/wav', kind: 'audio', parts: [[0, 'RIFF'], [8, 'WAVE']] },
  { mime: 'audio/flac', kind: 'audio', parts: [[0, 'fLaC']] },
  { mime: 'audio/ogg', kind: 'audio', parts: [[0, 'OggS']] },
  { mime: 'audio/mpeg', kind: 'audio', parts: [[0, 'ID3']] },
  { mime: 'audio/mp4', kind: 'audio', parts: [[4, 'ftypM4A']] },
  { mime: 'image/avif', kind: 'image', parts: [[4, 'ftypavif']] },
  { mime: 'video/mp4', kind: 'video', parts: [[4, 'ftyp']] },
  { mime: 'video/webm', kind: 'video', parts: [[0, '\x1a\x45\xdf\xa3']] },
  { mime: 'model/gltf-binary', kind: 'model3d', parts: [[0, 'glTF']] },
  { mime: 'model/ply', kind: 'model3d', parts: [[0, 'ply\n']] },
  { mime: 'model/ply', kind: 'model3d', parts: [[0, 'ply\r\n']] },
]

/** What a file is by its first bytes, whatever its name says; undefined where they are of no form that is known here. */
export function sniffBytes(bytes: Uint8Array): SniffedFile | undefined {
  const found = signatures.find(({ parts }) => parts.every(([offset, text]) => hasText(bytes, offset, text)))
  if (found !== undefined) {
    const size = readImageSize(bytes, found.mime)
    return { mime: found.mime, kind: found.kind, ...(size === undefined ? {} : { size }) }
  }
  if (isMpegFrame(bytes)) return { mime: 'audio/mpeg', kind: 'audio' }
  return isText(bytes) ? { mime: 'text/plain', kind: 'text' } : undefined
}

function hasText(bytes: Uint8Array, offset: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (bytes[offset + index] !== text.charCodeAt(index)) return false
  return true
}

/** The head of a frame of layer III: sync, a version, layer and bit rate that exist. */
function isMpegFrame(bytes: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = bytes
  return first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08 && third >> 4 !== 15 && third >> 4 !== 0 && (third & 0x0c) !== 0x0c
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  try {
    // A character may be cut at the end of the part that is looked at.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, 4096), { stream: true })
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    return !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text)
  } catch {
    return false
  }
}
