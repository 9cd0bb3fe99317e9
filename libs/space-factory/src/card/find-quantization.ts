import type { ModelFacts } from '@naturalcad/hub-client'
import type { CardAnalysis } from './card-analysis.ts'

const bitsByMethod: Readonly<Record<string, number>> = { awq: 4, gptq: 4, fp8: 8, mxfp4: 4, nvfp4: 4, hqq: 4, aqlm: 2, 'compressed-tensors': 8, fbgemm_fp8: 8 }
const tags: readonly (readonly [tag: string, method: string, bits: number | undefined])[] = [
  ['awq', 'awq', 4],
  ['gptq', 'gptq', 4],
  ['fp8', 'fp8', 8],
  ['4-bit', 'unknown', 4],
  ['8-bit', 'unknown', 8],
]

/** How the weights of the repository are packed already; undefined where they are plain numbers. */
export function findQuantization({ config, tags: given, files }: ModelFacts): CardAnalysis['quantization'] {
  const settings = config['quantization_config']
  if (isRecord(settings)) {
    const method = typeof settings['quant_method'] === 'string' ? settings['quant_method'].toLowerCase().slice(0, 50) : 'bitsandbytes'
    return { method, bits: readBits(settings) ?? (Object.hasOwn(bitsByMethod, method) ? bitsByMethod[method] : undefined) }
  }
  if (files.some(({ path }) => path.endsWith('.gguf')) && !files.some(({ path }) => path.endsWith('.safetensors'))) {
    return { method: 'gguf', bits: undefined }
  }
  const lower = new Set(given.map((tag) => tag.toLowerCase()))
  const found = tags.find(([tag]) => lower.has(tag))
  return found === undefined ? undefined : { method: found[1], bits: found[2] }
}

function readBits(settings: Record<string, unknown>): number | undefined {
  const bits = settings['bits'] ?? settings['weight_bits']
  if (typeof bits === 'number' && Number.isFinite(bits) && bits > 0 && bits <= 32) return bits
  if (settings['load_in_4bit'] === true || settings['_load_in_4bit'] === true) return 4
  return settings['load_in_8bit'] === true || settings['_load_in_8bit'] === true ? 8 : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
