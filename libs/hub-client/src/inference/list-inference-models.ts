import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { defaultRouterUrl, InferenceModel, type InferenceCall } from './inference-model.ts'

const Answer = z.looseObject({ data: z.array(InferenceModel) })

/** The models that the router can reach now, each with its providers. */
export async function listInferenceModels({ routerUrl = defaultRouterUrl, ...call }: InferenceCall = {}): Promise<InferenceModel[]> {
  const { data } = await connect(call, { baseUrl: routerUrl }).json('models', { schema: Answer })
  return data
}
