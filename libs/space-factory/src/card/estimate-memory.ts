import type { CardAnalysis, MemoryEstimate } from './card-analysis.ts'

const bytesBf16 = 2
const bytesInt8 = 1
const bytes4Bit = 0.55
const bytesF32 = 4

/** Activations, caches and the parts that stay in full precision, by what the model makes. */
const factorByKind = { image: 1.4, video: 1.7, model3d: 1.7 } as const
const plainFactor = 1.2

/** GB of 1e9 bytes. Undefined without a count of parameters. */
export function estimateMemory({ parameters, quantization, task, library }: Pick<CardAnalysis, 'parameters' | 'quantization' | 'task' | 'library'>): MemoryEstimate | undefined {
  if (parameters === undefined) return undefined
  const factor = factorOf(task, library)
  const billions = parameters.total / 1e9
  const weightsGb = billions * widthOf(quantization)
  const weights4BitGb = Math.min(weightsGb, billions * bytes4Bit)
  return {
    weightsGb: round(weightsGb),
    weights4BitGb: round(weights4BitGb),
    factor,
    neededGb: round(weightsGb * factor),
    needed4BitGb: round(weights4BitGb * factor),
    neededCpuGb: round(billions * bytesF32 * factor),
  }
}

/** Encoders and language models that make no pictures need the least, whatever they look at. */
function factorOf(task: CardAnalysis['task'], library: CardAnalysis['library']): number {
  const kind = task?.outputKind
  if (kind === 'video' || kind === 'model3d') return factorByKind[kind]
  const isDiffusion = library?.name === 'diffusers' || task?.name === 'text-to-image' || task?.name === 'image-to-image'
  return isDiffusion ? factorByKind.image : plainFactor
}

function widthOf(quantization: CardAnalysis['quantization']): number {
  if (quantization === undefined) return bytesBf16
  if (quantization.method === 'gguf') return bytes4Bit
  if (quantization.bits === undefined) return bytesBf16
  return quantization.bits <= 4 ? bytes4Bit : quantization.bits <= 8 ? bytesInt8 : bytesBf16
}

function round(gb: number): number {
  return Math.round(gb * 1000) / 1000
}
