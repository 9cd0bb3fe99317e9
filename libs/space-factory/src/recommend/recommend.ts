import type { RecipeName, RuntimeRecommendation, TemplateName } from '@naturalcad/contracts/factory'
import type { CardAnalysis, MemoryEstimate } from '../card/card-analysis.ts'
import { findTemplate } from '../templates/find-template.ts'
import { zeroGpuPythons } from '../hardware/zero-gpu-versions.ts'
import { chooseHardware, type HardwareWishes } from './choose-hardware.ts'
import { findBlockers } from './find-blockers.ts'
import { hardwareLadder } from './hardware-ladder.ts'
import { knownModels } from './known-models.ts'

export interface RecommendOptions extends HardwareWishes {
  /** The base model of an adapter, whose memory counts with the adapter's. */
  baseModel?: CardAnalysis
}

/** First guess of what a call takes on a GPU, in seconds, by what it makes; measured calls correct it. */
const secondsByKind = { text: 60, labels: 15, numbers: 15, json: 30, image: 60, audio: 60, video: 240, model3d: 120, table: 15, file: 60 } as const

/**
 * Which recipe, template and hardware suit a model, and what stands in the way. A pure function: the same analysis and wishes give the
 * same recommendation, and every choice carries its reason.
 */
export function recommend(card: CardAnalysis, { baseModel, ...wishes }: RecommendOptions = {}): RuntimeRecommendation {
  const analysis = withBase(card, baseModel)
  const known = knownModels.find(({ pattern }) => pattern.test(analysis.modelId))
  const { hardware, quantization } = chooseHardware(analysis, wishes)
  const blockers = findBlockers(analysis, hardware, analysis.warnings.some(({ code }) => code === 'DISABLED'))
  const template = known === undefined ? chooseTemplate(analysis, quantization) : undefined
  const isOnZeroGpu = hardware.preferred === hardwareLadder.zeroGpu.flavor
  const { task, library, parameters, memory } = analysis
  return {
    schemaVersion: 1,
    modelId: analysis.modelId,
    sha: analysis.sha ?? null,
    recipe: blockers.length > 0 ? null : chooseRecipe(template, known?.name),
    template: blockers.length > 0 ? null : (template ?? null),
    task: task?.name ?? null,
    outputKind: task?.outputKind ?? null,
    params: parameters?.total ?? null,
    paramsSource: parameters?.source ?? null,
    weightsGb: memory === undefined ? null : quantization === '4-bit' ? memory.weights4BitGb : memory.weightsGb,
    estimatedVramGb: memory === undefined ? null : quantization === '4-bit' ? memory.needed4BitGb : memory.neededGb,
    sdk: library?.name === 'transformers.js' ? 'static' : 'gradio',
    hardware,
    python: known?.python ?? zeroGpuPythons[0],
    torch: null,
    quantization,
    zeroGpu: { eligible: isOnZeroGpu, initialDurationS: isOnZeroGpu ? durationOf(analysis) : null },
    alternatives: listAlternatives(analysis, hardware, wishes),
    warnings: [...analysis.warnings, ...(known?.notes ?? [])],
    blockers,
    evidence: listEvidence(analysis),
    confidence: confidenceOf(analysis),
  }
}

/** An adapter takes the room of its base model, and is loaded as that is. */
function withBase(card: CardAnalysis, base: CardAnalysis | undefined): CardAnalysis {
  if (card.adapter === undefined) return card
  if (base?.memory === undefined || base.parameters === undefined) return { ...card, parameters: undefined, memory: undefined }
  const own = card.memory
  const add = (key: keyof MemoryEstimate) => Math.round(((base.memory?.[key] ?? 0) + (own?.[key] ?? 0)) * 1000) / 1000
  return {
    ...card,
    task: card.task ?? base.task,
    quantization: base.quantization,
    parameters: { total: base.parameters.total + (card.parameters?.total ?? 0), source: base.parameters.source },
    memory: {
      factor: base.memory.factor,
      weightsGb: add('weightsGb'),
      weights4BitGb: add('weights4BitGb'),
      neededGb: add('neededGb'),
      needed4BitGb: add('needed4BitGb'),
      neededCpuGb: add('neededCpuGb'),
    },
  }
}

/** Templates load with the library's own classes alone: what brings code, or is packed in a way of its own, is an agent's work. */
function chooseTemplate(analysis: CardAnalysis, loadedAs: RuntimeRecommendation['quantization']): TemplateName | undefined {
  const { task, library, remoteCode, customPipeline, adapter } = analysis
  if (task === undefined || library === undefined || remoteCode.isNeeded || customPipeline !== undefined || loadedAs === 'as-published') return undefined
  if (adapter !== undefined && library.name !== 'peft') return undefined
  const template = findTemplate(library.name, task.name)
  if (template === 'sklearn' && analysis.modelFile === undefined) return undefined
  return loadedAs === '4-bit' && template !== 'transformers-text' && template !== 'peft' ? undefined : template
}

function chooseRecipe(template: TemplateName | undefined, known: string | undefined): RecipeName {
  if (known === 'longcat') return 'longcat'
  if (template === undefined) return 'universal'
  return template === 'transformers-text' ? 'text-model' : 'template-space'
}

function durationOf({ task, memory }: CardAnalysis): number {
  const seconds = task?.outputKind === null || task === undefined ? 60 : secondsByKind[task.outputKind]
  return Math.min(300, (memory?.neededGb ?? 0) > 20 ? Math.ceil(seconds * 1.5) : seconds)
}

function listAlternatives({ liveProviders, library, quantization, memory }: CardAnalysis, { preferred }: RuntimeRecommendation['hardware'], { fixedGpuAllowed = false }: HardwareWishes): RuntimeRecommendation['alternatives'] {
  const alternatives: RuntimeRecommendation['alternatives'] = []
  if (liveProviders.length > 0) alternatives.push({ code: 'INFERENCE_PROVIDER', message: `an app without weights that calls ${liveProviders.join(', ')}` })
  if (library?.name === 'transformers.js') alternatives.push({ code: 'IN_BROWSER', message: 'a static Space: the model runs in the browser of whoever opens it' })
  if (quantization === undefined && memory !== undefined && memory.neededGb > 22) alternatives.push({ code: 'FOUR_BIT', message: `in 4 bits it needs ${memory.needed4BitGb} GB in place of ${memory.neededGb}` })
  const needed = memory?.neededGb
  const fixed = hardwareLadder.fixed.find(({ fitsGb }) => needed !== undefined && needed <= fitsGb)
  if (!fixedGpuAllowed && fixed !== undefined && preferred !== hardwareLadder.cpu.flavor) {
    alternatives.push({ code: 'FIXED_GPU', message: `${fixed.flavor}, by the hour, if that is allowed` })
  }
  return alternatives
}

function listEvidence({ task, library, parameters, memory, remoteCode, repositoryGb }: CardAnalysis): RuntimeRecommendation['evidence'] {
  return [
    ...(task === undefined ? [] : [task.evidence]),
    ...(library === undefined ? [] : [library.evidence]),
    ...(parameters === undefined ? [] : [{ from: `parameters.${parameters.source}`, detail: String(parameters.total) }]),
    ...(memory === undefined ? [] : [{ from: 'memory', detail: `${memory.weightsGb} GB of weights × ${memory.factor} = ${memory.neededGb} GB` }]),
    ...(repositoryGb === undefined ? [] : [{ from: 'files', detail: `${repositoryGb} GB in all` }]),
    ...remoteCode.evidence,
  ]
}

function confidenceOf({ task, library, parameters }: CardAnalysis): RuntimeRecommendation['confidence'] {
  if (task === undefined || library === undefined || library.name === 'other' || parameters === undefined || parameters.source === 'name') {
    // Nothing has to be known of the size of what runs on a CPU anyway.
    const isSmallByNature = library?.name === 'sklearn' || library?.name === 'spacy'
    if (!(isSmallByNature && task !== undefined)) return 'low'
  }
  const isGuess = task?.isGuess ?? false
  return isGuess || (library?.isGuess ?? false) || parameters?.source === 'bytes' ? 'medium' : 'high'
}
