import type { OutputKind } from '@naturalcad/contracts/factory'
import { type SampleFile, samplePicture } from '../templates/sample-picture.ts'

/** A green frame on white, 64 by 64. */
const otherPicture: SampleFile = { fileName: 'other.png', base64: 'iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQMAAACQp+OdAAAABlBMVEX///8eljxLDgwfAAAAHElEQVR42mNgoBb4DwZUYDBAiVEGdgaVwpk6AABYvZ9hBWZwOAAAAABJRU5ErkJggg==' }

/** Half a second of a tone as WAV: 16 bits, one channel, 16 kHz. */
function writeTone(hertz: number): string {
  const rate = 16_000
  const samples = rate / 2
  const bytes = Buffer.alloc(44 + samples * 2)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(36 + samples * 2, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  for (const [offset, value] of [[16, 16], [24, rate], [28, rate * 2], [40, samples * 2]] as const) bytes.writeUInt32LE(value, offset)
  for (const [offset, value] of [[20, 1], [22, 1], [32, 2], [34, 16]] as const) bytes.writeUInt16LE(value, offset)
  bytes.write('data', 36, 'latin1')
  for (let at = 0; at < samples; at += 1) bytes.writeInt16LE(Math.round(12_000 * Math.sin((2 * Math.PI * hertz * at) / rate) * Math.min(1, at / 800, (samples - at) / 800)), 44 + at * 2)
  return bytes.toString('base64')
}

function writeNote(text: string): string {
  return Buffer.from(`${text}\n`).toString('base64')
}

/** Two of each kind that nothing that reads them can take for one another; undefined for kinds of which there is none. */
export function findSampleFiles(kind: OutputKind): readonly [SampleFile, SampleFile] | undefined {
  switch (kind) {
    case 'image':
      return [samplePicture, otherPicture]
    case 'audio':
      return [{ fileName: 'tone.wav', base64: writeTone(440) }, { fileName: 'other-tone.wav', base64: writeTone(660) }]
    case 'file':
      return [{ fileName: 'sample.txt', base64: writeNote('The food was wonderful and I would come again.') }, { fileName: 'other.txt', base64: writeNote('A red bicycle leans against the old stone wall.') }]
    default:
      return undefined
  }
}

export function isSampleFile(value: unknown): value is SampleFile {
  return typeof value === 'object' && value !== null && 'base64' in value && 'fileName' in value && typeof value.base64 === 'string' && typeof value.fileName === 'string'
}
