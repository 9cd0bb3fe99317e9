import type { ModelFacts, ModelParameters } from './model-facts.ts'
import type { ModelInfo } from './model-info.ts'

const weightFile = /\.(?:safetensors|bin|pt|pth|ckpt|gguf|onnx|h5|msgpack|pkl|npz|tflite)$/i

/** The facts that the Hub's own description of a model has in it. */
export function describeModel(info: ModelInfo, parameters: ModelParameters | undefined): Omit<ModelFacts, 'cardText' | 'providers' | 'missing'> {
  const card = info.cardData ?? {}
  const config = info.config ?? {}
  const files = (info.siblings ?? []).map(({ rfilename, size, lfs }) => ({
    path: rfilename,
    bytes: size ?? lfs?.size ?? undefined,
    sha256: lfs?.sha256 ?? undefined,
  }))
  const license = listTexts(card['license'])[0] ?? info.tags?.find((tag) => tag.startsWith('license:'))?.slice('license:'.length)
  return {
    id: info.id,
    sha: info.sha ?? undefined,
    author: info.author ?? undefined,
    lastModified: info.lastModified ?? undefined,
    isPrivate: info.private ?? false,
    isDisabled: info.disabled ?? false,
    gated: toGate(info.gated),
    task: info.pipeline_tag ?? undefined,
    library: info.library_name ?? listTexts(card['library_name'])[0],
    license,
    licenseName: listTexts(card['license_name'])[0],
    licenseUrl: listTexts(card['license_link'])[0],
    baseModels: listTexts(card['base_model']),
    tags: info.tags ?? [],
    architectures: listTexts(config['architectures']),
    needsCustomCode: config['auto_map'] !== undefined,
    parameters,
    dtype: mostCommon(parameters?.byDtype),
    files,
    totalBytes: sum(files),
    weightBytes: sum(files.filter(({ path }) => weightFile.test(path))),
    config,
    cardData: card,
  }
}

/** A gate of a kind that is not known yet is the stricter one. */
function toGate(gated: ModelInfo['gated']): ModelFacts['gated'] {
  if (gated === undefined || gated === null || gated === false) return false
  return gated === 'auto' ? 'auto' : 'manual'
}

function listTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
}

function mostCommon(counts: Record<string, number> | undefined): string | undefined {
  return Object.entries(counts ?? {}).toSorted(([, a], [, b]) => b - a)[0]?.[0]
}

/** Undefined where one of the sizes is not known. */
function sum(files: readonly { bytes: number | undefined }[]): number | undefined {
  return files.reduce<number | undefined>((total, { bytes }) => (total === undefined || bytes === undefined ? undefined : total + bytes), 0)
}
