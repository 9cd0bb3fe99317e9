import type { FactoryMode, TemplateName } from '@naturalcad/contracts/factory'
import type { TaskName } from '../card/output-kind.ts'
import type { SampleInput } from './app-parts.ts'

export interface GenerateSpaceOptions {
  template: TemplateName
  /** `owner/name` */
  modelId: string
  /** The commit that the model is loaded at: 40 hexadecimal digits. */
  revision: string
  task: TaskName
  /** Slug of the hardware that the app is written for; `zero-a10g` puts the call under `spaces.GPU`. */
  hardware: string
  /** Seconds that a call may take on ZeroGPU. @default 60 */
  durationSeconds?: number
  /** Of ZeroGPU. @default 'large' */
  size?: 'large' | 'xlarge'
  /** Transformers and PEFT only. @default 'none' */
  quantization?: 'none' | '4-bit'
  /** @default 'full-inference-gated' */
  mode?: FactoryMode
  /** PEFT: the model that the adapter was trained on, and its commit. */
  baseModel?: { id: string; revision: string }
  /** scikit-learn: the file of the repository that holds the model, `.skops` or `.joblib`. */
  modelFile?: string
  /** @default the model's name */
  title?: string
}

export interface GeneratedSpace {
  files: { path: string; text: string }[]
  /** Variables that the Space has to be made with. */
  variables: Record<string, string>
  /** Name of the endpoint that reaches the model. */
  endpoint: string
  /** Smallest inputs that reach the model, by position; parameters past them have defaults. A file has to be uploaded first. */
  sampleInputs: SampleInput[]
}

/** As the generators of parts get them: checked, and every default filled in. */
export type TemplateTask = Required<Omit<GenerateSpaceOptions, 'baseModel' | 'modelFile' | 'template' | 'title' | 'mode'>> & Pick<GenerateSpaceOptions, 'baseModel' | 'modelFile'> & { device: 'cpu' | 'cuda' | 'auto' }
