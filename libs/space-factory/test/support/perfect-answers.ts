import type { OutputKind } from '@naturalcad/contracts/factory'
import { complete, file, type GradioScript, sendJson, textInfo } from './gradio-server.ts'
import { makePng } from './make-png.ts'

const wav = (seed: number) => Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), Buffer.alloc(400, seed)])
const mp4 = (seed: number) => Buffer.concat([Buffer.from('\0\0\0\x18ftypisom', 'latin1'), Buffer.alloc(400, seed)])
const png = (seed: number) => makePng(64, 64, (x, y) => [(x * 4 * seed) % 256, (y * 4) % 256, (x * y) % 256])
const components: Partial<Record<OutputKind, string>> = { text: 'Textbox', image: 'Image', audio: 'Audio', video: 'Video', labels: 'Label' }

/** A live app that no call can find fault with: right in kind, and different for each input. What is left to tell a lie by is the source. */
export function answerPerfectly(expected: OutputKind, endpoint = '/generate'): GradioScript {
  const make = { image: png, audio: wav, video: mp4 }[expected as 'image' | 'audio' | 'video']
  const files = make === undefined ? {} : { '/tmp/1': make(1), '/tmp/2': make(2) }
  return {
    health: sendJson({ status: 'ok', modelId: 'alice/tiny', mode: 'full', device: 'cuda', ready: true, generationEndpoint: endpoint }),
    info: textInfo(components[expected] ?? 'JSON', endpoint),
    files,
    answer(inputs, call) {
      if (make !== undefined) return complete(file(`/tmp/${((call - 1) % 2) + 1}`))
      const text = String(inputs[0])
      if (expected === 'labels') return complete({ label: 'POSITIVE', confidences: [{ label: 'POSITIVE', confidence: (text.length % 50) / 100 }, { label: 'NEGATIVE', confidence: 1 - (text.length % 50) / 100 }] })
      return complete(`${text.length} letters, of which the last is ${text.at(-2)}, and then it went on about ${text.split(' ').toSorted().join(', ')}`)
    },
  }
}
