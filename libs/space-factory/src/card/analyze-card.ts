import type { ModelFacts } from '@naturalcad/hub-client'
import type { CardAnalysis } from './card-analysis.ts'
import { countParameters } from './count-parameters.ts'
import { estimateMemory } from './estimate-memory.ts'
import { findLibrary } from './find-library.ts'
import { findLicense } from './find-license.ts'
import { findModelFile } from './find-model-file.ts'
import { findQuantization } from './find-quantization.ts'
import { findTask } from './find-task.ts'
import { isTaskName } from './output-kind.ts'
import { findRemoteCode, findCustomPipeline } from './remote-code.ts'
import { warnAbout } from './warn-about.ts'

/** Reads a model's facts into what a Space for it needs. Never throws, and nothing of the card's text decides anything. */
export function analyzeCard(facts: ModelFacts): CardAnalysis {
  const task = findTask(facts)
  const library = findLibrary(facts)
  const parameters = countParameters(facts)
  const quantization = findQuantization(facts)
  const has = (...endings: string[]) => facts.files.some(({ path }) => endings.some((ending) => path.toLowerCase().endsWith(ending)))
  const analysis: Omit<CardAnalysis, 'warnings'> = {
    modelId: facts.id,
    sha: facts.sha,
    task,
    unknownTask: isTaskName(facts.task) ? undefined : facts.task?.slice(0, 100),
    library,
    architectures: facts.architectures.slice(0, 10),
    parameters,
    dtype: facts.dtype,
    quantization,
    adapter: findAdapter(facts, library),
    modelFile: library?.name === 'sklearn' ? findModelFile(facts) : undefined,
    customPipeline: findCustomPipeline(facts),
    remoteCode: findRemoteCode(facts),
    license: findLicense(facts),
    gated: facts.gated,
    formats: {
      safetensors: has('.safetensors'),
      pickle: has('.bin', '.pt', '.pth', '.ckpt', '.pkl', '.joblib', '.pickle'),
      gguf: has('.gguf'),
      onnx: has('.onnx'),
    },
    memory: estimateMemory({ parameters, quantization, task, library }),
    repositoryGb: facts.totalBytes === undefined ? undefined : Math.round(facts.totalBytes / 1e6) / 1000,
    liveProviders: facts.providers.filter(({ status }) => status === 'live').map(({ provider }) => provider),
  }
  return { ...analysis, warnings: warnAbout(analysis, facts) }
}

function findAdapter({ files, tags, baseModels }: ModelFacts, library: CardAnalysis['library']): CardAnalysis['adapter'] {
  const isLora = tags.some((tag) => tag.toLowerCase() === 'lora') || files.some(({ path }) => path === 'pytorch_lora_weights.safetensors')
  const isPeft = library?.name === 'peft' || files.some(({ path }) => path === 'adapter_config.json')
  const isTagged = tags.some((tag) => tag.startsWith('base_model:adapter:'))
  // Whole weights beside it mean that the adapter was merged.
  const isWhole = files.some(({ path }) => path === 'model_index.json' || /^model(?:-\d{5}-of-\d{5})?\.safetensors$/.test(path))
  if (isWhole || !(isLora || isPeft || isTagged)) return undefined
  return { kind: isPeft ? 'peft' : 'lora', baseModels: baseModels.slice(0, 10) }
}
