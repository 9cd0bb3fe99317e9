import type { RuntimeRecommendation } from '@naturalcad/contracts/factory'
import type { CardAnalysis } from '../card/card-analysis.ts'
import { findFlavor } from '../hardware/flavors.ts'
import { hardwareLadder } from './hardware-ladder.ts'

export interface HardwareWishes {
  /** The account may have a ZeroGPU Space. @default true */
  zeroGpuAllowed?: boolean
  /** Hardware that costs by the hour may be named. @default false */
  fixedGpuAllowed?: boolean
  /** Dearer flavors are not named. */
  maxUsdPerHour?: number
}

export interface HardwareChoice {
  hardware: RuntimeRecommendation['hardware']
  quantization: RuntimeRecommendation['quantization']
}

/** Libraries whose models run on a CPU by their nature. */
const cpuLibraries = new Set(['sklearn', 'spacy', 'fasttext', 'onnx', 'gguf'])
const generativeKinds = new Set(['image', 'audio', 'video', 'model3d'])
const generativeTasks = new Set(['text-generation', 'text2text-generation', 'summarization', 'translation', 'image-text-to-text', 'any-to-any', 'image-to-text'])
/** Pictures of where things are in a picture: one pass, nothing is generated. */
const onePassTasks = new Set(['image-segmentation', 'mask-generation', 'depth-estimation'])

/** Hardware by the ladder: a CPU where it will do, ZeroGPU, ZeroGPU in four bits, then cards that cost by the hour where they are allowed. */
export function chooseHardware(analysis: CardAnalysis, { zeroGpuAllowed = true, ...wishes }: HardwareWishes = {}): HardwareChoice {
  const { cpu, zeroGpu } = hardwareLadder
  const published = analysis.quantization === undefined ? 'none' : 'as-published'
  const isCpu = fitsCpu(analysis)
  const neededGb = analysis.memory?.neededGb
  const fixed = listFixed(neededGb, wishes)
  if (isCpu && !isGenerative(analysis)) return choose(cpu.flavor, null, [], [cpuReason(analysis)], published)
  if (cpuLibraries.has(analysis.library?.name ?? '')) {
    return isCpu ? choose(cpu.flavor, null, [], [cpuReason(analysis)], published) : choose(null, null, [], [`${analysis.library?.name} runs on a CPU, which ${neededGb ?? '?'} GB do not fit`], published)
  }
  const small = isCpu ? [cpu.flavor] : []
  if (neededGb === undefined) {
    const reasons = ['how much memory the model needs is not known, so the largest card that is shared stands first']
    return zeroGpuAllowed ? choose(zeroGpu.flavor, 'large', [...fixed, ...small], reasons, published) : choose(fixed[0] ?? null, null, fixed.slice(1), reasons, published)
  }
  const size = zeroGpu.sizes.find(({ fitsGb }) => neededGb <= fitsGb)
  if (zeroGpuAllowed && size !== undefined) {
    return choose(zeroGpu.flavor, size.size, [...fixed, ...small], [`${neededGb} GB fit ZeroGPU ${size.size}, which lends ${size.fitsGb}`], published)
  }
  const packedGb = analysis.memory?.needed4BitGb ?? neededGb
  if (zeroGpuAllowed && canPack(analysis) && packedGb <= zeroGpu.sizes[0].fitsGb) {
    const reasons = [`${neededGb} GB fit no size of ZeroGPU; in 4 bits it is ${packedGb}, which fit ZeroGPU large`]
    return choose(zeroGpu.flavor, 'large', fixed, reasons, '4-bit')
  }
  const [first, ...rest] = [...fixed, ...small]
  if (first !== undefined) {
    const reason = first === cpu.flavor ? `${cpuReason(analysis)}, if slowly` : `${neededGb} GB fit ${first}, which costs by the hour`
    return choose(first, null, rest, [zeroGpuAllowed ? `${neededGb} GB do not fit ZeroGPU` : 'ZeroGPU is not open to this account', reason], published)
  }
  return choose(null, null, [], [`${neededGb} GB fit nothing that is allowed`], published)
}

function choose(
  preferred: string | null,
  size: HardwareChoice['hardware']['size'],
  fallbacks: string[],
  reasons: string[],
  quantization: HardwareChoice['quantization'],
): HardwareChoice {
  return { hardware: { preferred, size, fallbacks, reasons }, quantization }
}

function listFixed(neededGb: number | undefined, { fixedGpuAllowed = false, maxUsdPerHour = Infinity }: Omit<HardwareWishes, 'zeroGpuAllowed'>): string[] {
  if (!fixedGpuAllowed) return []
  const isCheap = (flavor: string) => (findFlavor(flavor)?.usdPerHour ?? Infinity) <= maxUsdPerHour
  return hardwareLadder.fixed.filter(({ flavor, fitsGb }) => (neededGb ?? 0) <= fitsGb && isCheap(flavor)).map(({ flavor }) => flavor)
}

function fitsCpu({ parameters, memory, library }: CardAnalysis): boolean {
  const { fitsGb, maxParameters } = hardwareLadder.cpu
  if (library !== undefined && cpuLibraries.has(library.name)) return (library.name === 'gguf' ? (memory?.neededGb ?? 0) : 0) <= fitsGb
  return parameters !== undefined && parameters.total <= maxParameters && (memory?.neededCpuGb ?? Infinity) <= fitsGb
}

function isGenerative({ task, library }: CardAnalysis): boolean {
  if (library !== undefined && cpuLibraries.has(library.name)) return false
  if (task === undefined || task.outputKind === null) return true
  return !onePassTasks.has(task.name) && (generativeTasks.has(task.name) || generativeKinds.has(task.outputKind))
}

/** Only libraries that load in four bits by an option. */
function canPack({ library, quantization }: CardAnalysis): boolean {
  return quantization === undefined && (library?.name === 'transformers' || library?.name === 'diffusers' || library?.name === 'peft')
}

function cpuReason({ library, parameters }: CardAnalysis): string {
  if (library !== undefined && cpuLibraries.has(library.name)) return `${library.name} runs on a CPU`
  return `${((parameters?.total ?? 0) / 1e6).toFixed(1)} million parameters run on a CPU`
}
