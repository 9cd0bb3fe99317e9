/** Numbers of values by data type, such as `BF16`. */
export interface ModelParameters {
  total: number
  /** Without it where only the sum is known. */
  byDtype: Record<string, number> | undefined
  /** The Hub's own count, the headers of the weights' files, or the header of a GGUF file. */
  source: 'info' | 'headers' | 'gguf'
}

export interface ModelFileFacts {
  path: string
  bytes: number | undefined
  /** Of files that Git does not keep itself. */
  sha256: string | undefined
}

export interface ModelProvider {
  provider: string
  /** `live` where it answers. */
  status: string | undefined
  /** The model's name there. */
  providerId: string | undefined
  task: string | undefined
}

/** What is known of a model without its weights. What is undefined is not known; `missing` says why. */
export interface ModelFacts {
  /** As the Hub writes it: another than was asked for, where the model has moved. */
  id: string
  /** The commit that all of this is of. */
  sha: string | undefined
  author: string | undefined
  lastModified: string | undefined
  isPrivate: boolean
  isDisabled: boolean
  /** Who lets people in; false where everybody may read. */
  gated: 'auto' | 'manual' | false
  /** Such as `text-to-image`. */
  task: string | undefined
  /** Such as `diffusers`. */
  library: string | undefined
  /** As the card has it: `apache-2.0`, or `other` with the name beside it. */
  license: string | undefined
  licenseName: string | undefined
  licenseUrl: string | undefined
  baseModels: string[]
  tags: string[]
  architectures: string[]
  /** The repository brings Python of its own (`auto_map`), which runs when the model is loaded. */
  needsCustomCode: boolean
  parameters: ModelParameters | undefined
  /** That of most values. */
  dtype: string | undefined
  files: ModelFileFacts[]
  totalBytes: number | undefined
  /** Of the files that hold weights. */
  weightBytes: number | undefined
  providers: ModelProvider[]
  /** What the Hub shows of `config.json`, `quantization_config` among it. */
  config: Record<string, unknown>
  /** The card's front matter as the Hub parsed it. */
  cardData: Record<string, unknown>
  /** The card's text after its front matter, written by anybody: data, not instructions. */
  cardText: string | undefined
  missing: { fact: 'parameters' | 'cardText' | 'providers'; reason: string }[]
}
