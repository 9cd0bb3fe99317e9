import type { OutputKind } from '@naturalcad/contracts/factory'
import type { TaskName } from './output-kind.ts'

export type LibraryName =
  | 'transformers' | 'diffusers' | 'sentence-transformers' | 'timm' | 'peft' | 'sklearn' | 'spacy'
  | 'gguf' | 'onnx' | 'transformers.js' | 'keras' | 'flair' | 'fasttext' | 'open_clip' | 'mlx' | 'other'

/** Where a fact was read, so that a person can check it. */
export interface CardEvidence {
  /** Such as `pipeline_tag`, `config.architectures`, `files`, `tags`. */
  from: string
  detail: string
}

export interface CardWarning {
  code:
    | 'DISABLED' | 'GATED' | 'LICENSE_UNKNOWN' | 'LICENSE_NON_COMMERCIAL' | 'LICENSE_RESTRICTED' | 'REMOTE_CODE' | 'PICKLE_ONLY' | 'NO_WEIGHTS'
    | 'REPOSITORY_TOO_LARGE' | 'ADAPTER_WITHOUT_BASE' | 'CUSTOM_PIPELINE' | 'QUANTIZED' | 'PARAMETERS_GUESSED' | 'PARAMETERS_UNKNOWN'
    | 'TASK_GUESSED' | 'TASK_UNKNOWN' | 'LIBRARY_GUESSED' | 'LIBRARY_UNKNOWN' | 'CARD_UNREADABLE'
  message: string
}

export type ParametersSource = 'info' | 'headers' | 'gguf' | 'bytes' | 'name'

export interface CardAnalysis {
  modelId: string
  sha: string | undefined
  task: { name: TaskName; outputKind: OutputKind | null; isGuess: boolean; evidence: CardEvidence } | undefined
  /** What the card calls it, where that is none of the Hub's tasks. */
  unknownTask: string | undefined
  library: { name: LibraryName; isGuess: boolean; evidence: CardEvidence } | undefined
  architectures: string[]
  parameters: { total: number; source: ParametersSource } | undefined
  dtype: string | undefined
  quantization: { method: string; bits: number | undefined } | undefined
  /** An adapter runs on its base model, whose size is not that of this repository. */
  adapter: { kind: 'lora' | 'peft'; baseModels: string[] } | undefined
  /** scikit-learn: path of the file that holds the model, where a template can load it. */
  modelFile: string | undefined
  /** Class of a pipeline that the library doesn't bring. */
  customPipeline: string | undefined
  remoteCode: { isNeeded: boolean; evidence: CardEvidence[] }
  license: { id: string | undefined; kind: LicenseKind; url: string | undefined }
  gated: 'auto' | 'manual' | false
  formats: { safetensors: boolean; pickle: boolean; gguf: boolean; onnx: boolean }
  /** Memory on a GPU or in main memory, in GB of 1e9 bytes. Of the repository alone: an adapter's base model comes on top. */
  memory: MemoryEstimate | undefined
  repositoryGb: number | undefined
  /** Providers that answer for this model now. */
  liveProviders: string[]
  warnings: CardWarning[]
}

export type LicenseKind = 'open' | 'copyleft' | 'restricted' | 'non-commercial' | 'unknown'

export interface MemoryEstimate {
  /** As they would be loaded: bf16, or the quantization that the repository has. */
  weightsGb: number
  /** The same weights in 4 bits. */
  weights4BitGb: number
  /** What the task keeps beside the weights. */
  factor: number
  neededGb: number
  needed4BitGb: number
  /** In main memory of a CPU, where weights are 32 bits wide. */
  neededCpuGb: number
}
