import type { TemplateName } from '@naturalcad/contracts/factory'
import { type GenerateSpaceOptions, templateTasks } from '@naturalcad/space-factory'

const revision = '0123456789abcdef0123456789abcdef01234567'

export function createTemplateOptions(options: Partial<GenerateSpaceOptions> = {}): GenerateSpaceOptions {
  return { template: 'transformers-text', task: 'text-generation', modelId: 'someone/tiny-model', revision, hardware: 'cpu-basic', ...options }
}

/** Every template, task, kind of hardware and width that there is. */
export const allTemplateOptions: GenerateSpaceOptions[] = (Object.keys(templateTasks) as TemplateName[]).flatMap((template) =>
  templateTasks[template].tasks.flatMap((task) => {
    const common = createTemplateOptions({ template, task, ...(template === 'peft' ? { baseModel: { id: 'someone/base', revision } } : {}) })
    if (template === 'sklearn') return ['model.skops', 'model.joblib'].map((modelFile) => ({ ...common, modelFile }))
    if (template === 'spacy') return [common]
    const isText = template === 'transformers-text' || template === 'peft'
    const packed: GenerateSpaceOptions[] = isText ? [{ ...common, hardware: 'zero-a10g', quantization: '4-bit' }] : []
    return [common, { ...common, hardware: 'zero-a10g' }, { ...common, hardware: 'l4x1' }, ...packed]
  }),
)
