import { z } from 'zod'
import type { HubCall } from '../call/hub-call.ts'

const optionalNumber = z.number().nullish()

export const InferenceModel = z.looseObject({
  /** `owner/name` */
  id: z.string(),
  owned_by: z.string().nullish(),
  created: optionalNumber,
  providers: z
    .array(
      z.looseObject({
        provider: z.string(),
        /** `live` where it answers. */
        status: z.string().nullish(),
        /** Tokens. */
        context_length: optionalNumber,
        /** US dollars for a million tokens. */
        pricing: z.looseObject({ input: optionalNumber, output: optionalNumber }).nullish(),
        supports_tools: z.boolean().nullish(),
        supports_structured_output: z.boolean().nullish(),
        first_token_latency_ms: optionalNumber,
        /** Tokens a second. */
        throughput: optionalNumber,
        is_model_author: z.boolean().nullish(),
      }),
    )
    .default([]),
})
/** A model that the inference router can reach, and through whom. */
export type InferenceModel = z.output<typeof InferenceModel>

export interface InferenceCall extends Omit<HubCall, 'hubUrl'> {
  /** Of the OpenAI-compatible router. @default 'https://router.huggingface.co/v1' */
  routerUrl?: string
}

export const defaultRouterUrl = 'https://router.huggingface.co/v1'
