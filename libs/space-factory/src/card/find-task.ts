import type { ModelFacts } from '@naturalcad/hub-client'
import type { CardAnalysis } from './card-analysis.ts'
import { isTaskName, outputKindByTask, type TaskName } from './output-kind.ts'

/** Endings of the classes that `config.json` names, the more telling ones first. */
const taskByArchitecture: readonly (readonly [ending: string, task: TaskName])[] = [
  ['ForCausalLM', 'text-generation'],
  ['LMHeadModel', 'text-generation'],
  ['ForSequenceClassification', 'text-classification'],
  ['ForTokenClassification', 'token-classification'],
  ['ForQuestionAnswering', 'question-answering'],
  ['ForMaskedLM', 'fill-mask'],
  ['ForImageClassification', 'image-classification'],
  ['ForObjectDetection', 'object-detection'],
  ['ForSemanticSegmentation', 'image-segmentation'],
  ['ForInstanceSegmentation', 'image-segmentation'],
  ['ForUniversalSegmentation', 'image-segmentation'],
  ['ForDepthEstimation', 'depth-estimation'],
  ['ForSpeechSeq2Seq', 'automatic-speech-recognition'],
  ['ForCTC', 'automatic-speech-recognition'],
  ['ForAudioClassification', 'audio-classification'],
  ['ForConditionalGeneration', 'text2text-generation'],
]

/** The card's own word first; then a tag, the model's class, and what a pipeline's library mostly does. */
export function findTask(facts: ModelFacts): CardAnalysis['task'] {
  if (isTaskName(facts.task)) return asTask(facts.task, false, 'pipeline_tag', facts.task)
  const tag = facts.tags.find((one) => isTaskName(one) && one !== 'other')
  if (isTaskName(tag)) return asTask(tag, true, 'tags', tag)
  for (const architecture of facts.architectures) {
    const known = taskByArchitecture.find(([ending]) => architecture.endsWith(ending))
    if (known !== undefined) return asTask(known[1], true, 'config.architectures', architecture)
  }
  return undefined
}

function asTask(name: TaskName, isGuess: boolean, from: string, detail: string): CardAnalysis['task'] {
  return { name, outputKind: outputKindByTask[name], isGuess, evidence: { from, detail } }
}
