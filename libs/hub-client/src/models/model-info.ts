import { z } from 'zod'

const optional = z.string().nullish()

const ModelFile = z.looseObject({
  rfilename: z.string(),
  /** Bytes. */
  size: z.number().nullish(),
  lfs: z.looseObject({ sha256: optional, size: z.number().nullish() }).nullish(),
})

/** The answer of `GET /api/models/{id}`, as far as facts are taken from it. */
export const ModelInfo = z.looseObject({
  id: z.string(),
  sha: optional,
  author: optional,
  lastModified: optional,
  private: z.boolean().nullish(),
  disabled: z.boolean().nullish(),
  gated: z.union([z.boolean(), z.string()]).nullish(),
  pipeline_tag: optional,
  library_name: optional,
  tags: z.array(z.string()).nullish(),
  cardData: z.record(z.string(), z.unknown()).nullish(),
  config: z.record(z.string(), z.unknown()).nullish(),
  siblings: z.array(ModelFile).nullish(),
  safetensors: z.looseObject({ parameters: z.record(z.string(), z.number()).nullish(), total: z.number().nullish() }).nullish(),
  gguf: z.looseObject({ total: z.number().nullish(), architecture: optional, context_length: z.number().nullish() }).nullish(),
})
export type ModelInfo = z.output<typeof ModelInfo>

/** An object by provider on one model, a list with `provider` in others. */
export const ProviderMapping = z.looseObject({
  inferenceProviderMapping: z
    .union([
      z.record(z.string(), z.looseObject({ status: optional, providerId: optional, task: optional })),
      z.array(z.looseObject({ provider: z.string(), status: optional, providerId: optional, task: optional })),
    ])
    .nullish(),
})
