import { NaturalCadError } from '@naturalcad/contracts/errors'
import { isLoadable } from '../card/find-model-file.ts'
import { parseModelReference } from '../card/model-reference.ts'
import { findFlavor, zeroGpuFlavor } from '../hardware/flavors.ts'
import type { AppParts } from './app-parts.ts'
import { templateTasks } from './find-template.ts'
import { sklearn, spacy } from './on-cpu.ts'
import { diffusers, peft, sentenceTransformers, timm } from './other-torch.ts'
import type { GeneratedSpace, GenerateSpaceOptions, TemplateTask } from './template-options.ts'
import { transformersImage } from './transformers-image.ts'
import { transformersText } from './transformers-text.ts'
import { endpoint, writeApp } from './write-app.ts'
import { writeReadme } from './write-readme.ts'

/**
 * The files of a Space that runs a model. The same options give the same bytes. Throws `INVALID_REQUEST` for options that no app can
 * be written for, naming the one.
 */
export function generateSpace(options: GenerateSpaceOptions): GeneratedSpace {
  const task = checkOptions(options)
  const { mode = 'full-inference-gated', title = task.modelId.slice(task.modelId.indexOf('/') + 1) } = options
  const parts = createParts(options.template, task)
  return {
    files: [
      { path: 'README.md', text: writeReadme(task, title) },
      { path: 'app.py', text: writeApp(task, parts, { title, mode }) },
      { path: 'requirements.txt', text: `${parts.requirements.toSorted().join('\n')}\n` },
    ],
    variables: { GRADIO_SSR_MODE: 'false' },
    endpoint,
    sampleInputs: [...parts.sampleInputs],
  }
}

function createParts(template: GenerateSpaceOptions['template'], task: TemplateTask): AppParts {
  switch (template) {
    case 'transformers-text':
      return transformersText(task)
    case 'transformers-image':
      return transformersImage(task)
    case 'diffusers':
      return diffusers(task)
    case 'sentence-transformers':
      return sentenceTransformers(task)
    case 'timm':
      return timm(task)
    case 'peft':
      return peft({ ...task, baseModel: checkCommit(task.baseModel, 'baseModel') })
    case 'sklearn':
      return sklearn({ ...task, modelFile: checkModelFile(task.modelFile) })
    case 'spacy':
      return spacy(task)
    default:
      throw refuse('template', `"${String(template satisfies never)}" is none`, `one of ${Object.keys(templateTasks).join(', ')}`)
  }
}

function checkOptions({ template, title, ...options }: GenerateSpaceOptions): TemplateTask {
  const { tasks } = Object.hasOwn(templateTasks, template) ? templateTasks[template] : { tasks: [] }
  if (tasks.length > 0 && !(tasks as readonly string[]).includes(options.task)) throw refuse('task', `${template} writes no app for ${options.task}`, tasks.join(', '))
  const { id, revision } = checkCommit({ id: options.modelId, revision: options.revision }, 'modelId')
  const { durationSeconds = 60, size = 'large', quantization = 'none', hardware } = options
  const flavor = findFlavor(hardware)
  if (flavor === undefined || !flavor.forSpaces) throw refuse('hardware', `"${hardware}" is no hardware of Spaces`, 'a slug such as zero-a10g or cpu-basic')
  const onlyCpu = template === 'sklearn' || template === 'spacy'
  if (onlyCpu && flavor.kind !== 'cpu') throw refuse('hardware', `${template} has no use for ${hardware}`, 'cpu-basic')
  if (!Number.isInteger(durationSeconds) || durationSeconds < 1 || durationSeconds > 600) throw refuse('durationSeconds', `${durationSeconds} is no duration of a call`, 'whole seconds from 1 to 600')
  if (quantization === '4-bit' && ((template !== 'transformers-text' && template !== 'peft') || flavor.kind === 'cpu')) throw refuse('quantization', 'only text models on a GPU are loaded in 4 bits', 'none')
  if (title !== undefined && (title.trim() === '' || title.length > 100 || /\p{C}/u.test(title))) throw refuse('title', 'it is empty, longer than 100 characters, or has control characters', 'one line')
  return { ...options, modelId: id, revision, durationSeconds, size, quantization, device: hardware === zeroGpuFlavor ? 'cuda' : flavor.kind === 'cpu' ? 'cpu' : 'auto' }
}

function checkCommit(model: { id: string; revision: string } | undefined, field: string): { id: string; revision: string } {
  if (model === undefined) throw refuse(field, 'it is missing', 'the id and the commit of the base model')
  const { id } = parseModelReference(model.id)
  if (!/^[0-9a-f]{40}$/.test(model.revision)) throw refuse('revision', `"${model.revision.slice(0, 60)}" is no commit`, '40 hexadecimal digits, so that the Space runs what was looked at')
  return { id, revision: model.revision }
}

function checkModelFile(path: string | undefined): string {
  if (path === undefined || !isLoadable(path)) throw refuse('modelFile', path === undefined ? 'it is missing' : `"${path.slice(0, 60)}" is no model of scikit-learn`, 'the path of a .skops or .joblib file in the repository')
  return path
}

function refuse(field: string, reason: string, remedy: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `no Space can be written from ${field}: ${reason}`, { remedy: `give ${remedy}`, details: { field } })
}
