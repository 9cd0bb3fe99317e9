import { z } from 'zod'
import { Blocker } from './blockers.ts'
import { OutputKind } from './live-test.ts'
import { RecipeName } from './recipe.ts'

/** A deterministic generator of a Space. */
export const TemplateName = z.enum(['transformers-text', 'transformers-image', 'diffusers', 'sentence-transformers', 'timm', 'peft', 'sklearn', 'spacy'])
export type TemplateName = z.infer<typeof TemplateName>

const note = z.object({ code: z.string(), message: z.string() })
const gb = z.number().nonnegative()

/** `runtime_recommendation.json`: how a model is best run in a Space, and why. GB are 1e9 bytes. */
export const RuntimeRecommendation = z.object({
  schemaVersion: z.literal(1),
  modelId: z.string(),
  sha: z.string().nullable(),
  /** Null where nothing can run: `blockers` says why. */
  recipe: RecipeName.nullable(),
  /** Null where an agent has to write the app. */
  template: TemplateName.nullable(),
  task: z.string().nullable(),
  outputKind: OutputKind.nullable(),
  params: z.number().nonnegative().nullable(),
  paramsSource: z.enum(['info', 'headers', 'gguf', 'bytes', 'name']).nullable(),
  weightsGb: gb.nullable(),
  estimatedVramGb: gb.nullable(),
  sdk: z.enum(['gradio', 'static', 'docker']),
  hardware: z.object({
    /** Slug of the Hub; null where none will do. */
    preferred: z.string().nullable(),
    /** Of ZeroGPU. */
    size: z.enum(['large', 'xlarge']).nullable(),
    fallbacks: z.array(z.string()),
    reasons: z.array(z.string()),
  }),
  python: z.string(),
  /** Null leaves the version to the platform. */
  torch: z.string().nullable(),
  /** What the weights are loaded as. */
  quantization: z.enum(['none', '4-bit', 'as-published']),
  zeroGpu: z.object({ eligible: z.boolean(), initialDurationS: z.number().int().nullable() }),
  alternatives: z.array(note),
  warnings: z.array(note),
  blockers: z.array(Blocker),
  /** What the decision rests on: the fact and where it was read. */
  evidence: z.array(z.object({ from: z.string(), detail: z.string() })),
  confidence: z.enum(['high', 'medium', 'low']),
})
export type RuntimeRecommendation = z.infer<typeof RuntimeRecommendation>
