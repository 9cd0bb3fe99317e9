import { connect } from '../call/connect.ts'
import { toRepoId } from '../call/repo-id.ts'
import { defaultRouterUrl, InferenceModel, type InferenceCall } from './inference-model.ts'

export interface GetInferenceModelParams extends InferenceCall {
  /** `owner/name`, without a provider. */
  model: string
}

/** One model of the router with its providers. Rejects with `NOT_FOUND` where nobody serves it. */
export async function getInferenceModel({ model, routerUrl = defaultRouterUrl, ...call }: GetInferenceModelParams): Promise<InferenceModel> {
  return connect(call, { baseUrl: routerUrl }).json(`models/${toRepoId(model, 'model').name}`, { schema: InferenceModel })
}
