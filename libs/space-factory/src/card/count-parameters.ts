import type { ModelFacts } from '@naturalcad/hub-client'
import type { CardAnalysis } from './card-analysis.ts'

const bytesByDtype: Readonly<Record<string, number>> = {
  F64: 8, I64: 8, F32: 4, I32: 4, F16: 2, BF16: 2, I16: 2, I8: 1, U8: 1, F8_E4M3: 1, F8_E5M2: 1, BOOL: 1,
}
const weights = /\.(?:safetensors|bin|pt|pth|ckpt|h5|msgpack)$/i
/** Copies of the same weights for other programs or in other precisions, and what is no weights for running. */
const copies = /(?:^|\/)(?:flax_model|tf_model|rust_model|optimizer|scheduler|training_args|rng_state)|[.-](?:fp16|bf16|fp32|fp8|int8|non_ema)[.-]|(?:^|\/)(?:onnx|openvino|checkpoint-\d+)\//i

/** Counted values first, then bytes by the width of a value, then a "7B" in the name, which is no more than a hint. */
export function countParameters(facts: ModelFacts): CardAnalysis['parameters'] {
  const { parameters } = facts
  if (parameters !== undefined && parameters.total > 0) return { total: parameters.total, source: parameters.source }
  const bytes = sumWeights(facts)
  if (bytes !== undefined) return { total: Math.round(bytes / widthOf(facts)), source: 'bytes' }
  const named = /(?:^|[-_/])(\d{1,4}(?:\.\d{1,3})?)([bm])(?=$|[-_.])/i.exec(facts.id.slice(facts.id.indexOf('/') + 1))
  if (named === null) return undefined
  return { total: Math.round(Number(named[1]) * (named[2]?.toLowerCase() === 'b' ? 1e9 : 1e6)), source: 'name' }
}

/** Bytes of one set of weights: safetensors where there are any, and no copies. */
function sumWeights({ files }: ModelFacts): number | undefined {
  const all = files.filter(({ path }) => weights.test(path))
  const plain = all.filter(({ path }) => !copies.test(path))
  const once = plain.length > 0 ? plain : all
  const safe = once.filter(({ path }) => path.endsWith('.safetensors'))
  const chosen = safe.length > 0 ? safe : once
  // A pipeline in folders may have the whole checkpoint in one file beside them.
  const inFolders = chosen.filter(({ path }) => path.includes('/'))
  const counted = files.some(({ path }) => path === 'model_index.json') && inFolders.length > 0 ? inFolders : chosen
  let total = 0
  for (const { bytes } of counted) {
    if (bytes === undefined) return undefined
    total += bytes
  }
  return total > 0 ? total : undefined
}

function widthOf({ dtype, config }: ModelFacts): number {
  const declared = typeof config['torch_dtype'] === 'string' ? config['torch_dtype'] : config['dtype']
  if (dtype !== undefined && Object.hasOwn(bytesByDtype, dtype)) return bytesByDtype[dtype] ?? 4
  return declared === 'bfloat16' || declared === 'float16' ? 2 : 4
}
