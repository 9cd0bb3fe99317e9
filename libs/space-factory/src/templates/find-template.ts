import type { TemplateName } from '@naturalcad/contracts/factory'
import type { LibraryName } from '../card/card-analysis.ts'
import type { TaskName } from '../card/output-kind.ts'

const text = [
  'text-generation', 'text2text-generation', 'summarization', 'translation', 'text-classification', 'token-classification', 'fill-mask', 'question-answering', 'zero-shot-classification',
] as const satisfies readonly TaskName[]
const image = ['image-classification', 'image-segmentation', 'depth-estimation', 'object-detection', 'zero-shot-image-classification'] as const satisfies readonly TaskName[]

/** The tasks that each template writes an app for, by the library that it loads the model with. */
export const templateTasks = {
  'transformers-text': { library: 'transformers', tasks: text },
  'transformers-image': { library: 'transformers', tasks: image },
  diffusers: { library: 'diffusers', tasks: ['text-to-image', 'unconditional-image-generation'] },
  'sentence-transformers': { library: 'sentence-transformers', tasks: ['sentence-similarity', 'feature-extraction'] },
  timm: { library: 'timm', tasks: ['image-classification', 'image-feature-extraction'] },
  peft: { library: 'peft', tasks: ['text-generation'] },
  sklearn: { library: 'sklearn', tasks: ['text-classification', 'tabular-classification', 'tabular-regression'] },
  spacy: { library: 'spacy', tasks: ['token-classification', 'text-classification'] },
} as const satisfies Record<TemplateName, { library: LibraryName; tasks: readonly TaskName[] }>

/** The template for a library and a task; undefined where an agent has to write the app. */
export function findTemplate(library: LibraryName, task: TaskName): TemplateName | undefined {
  return TemplateNames.find((name) => templateTasks[name].library === library && (templateTasks[name].tasks as readonly TaskName[]).includes(task))
}

const TemplateNames = Object.keys(templateTasks) as TemplateName[]
