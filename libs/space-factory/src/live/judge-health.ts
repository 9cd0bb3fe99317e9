import { z } from 'zod'

const HealthBody = z.looseObject({
  status: z.string(),
  modelId: z.string().nullish(),
  ready: z.boolean().nullish(),
  mode: z.string().nullish(),
  device: z.string().nullish(),
  /** Name of the endpoint that reaches the model. */
  generationEndpoint: z.string().nullish(),
})
export type HealthBody = z.output<typeof HealthBody>

export interface HealthAnswer {
  httpStatus: number
  contentType: string | null
  text: string
}

export interface HealthJudgement {
  isHealthy: boolean
  /** Asking again may give another answer: the app is not up yet. */
  mayRecover: boolean
  body: HealthBody | undefined
  /** One line for people. */
  detail: string
}

const startingStatuses: ReadonlySet<number> = new Set([404, 408, 425, 429, 500, 502, 503, 504])

/** Health is JSON that says `ok`, of the model that is meant. A page with status 200 is no health. */
export function judgeHealth({ httpStatus, contentType, text }: HealthAnswer, modelId?: string): HealthJudgement {
  const refuse = (detail: string, mayRecover = false, body?: HealthBody): HealthJudgement => ({ isHealthy: false, mayRecover, body, detail })
  if (httpStatus !== 200) return refuse(`/health answered ${httpStatus}`, startingStatuses.has(httpStatus))
  // While an app starts, the Hub's own page may stand in its place.
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType ?? '')) return refuse(`/health answered with ${contentType ?? 'no content type'} in place of JSON`, true)
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return refuse('/health says that it is JSON, and is not')
  }
  const parsed = HealthBody.safeParse(data)
  if (!parsed.success) return refuse(`/health lacks what it has to say: ${parsed.error.issues[0]?.path.join('.') || 'an object'}`)
  const body = parsed.data
  if (!/^(?:ok|healthy)$/i.test(body.status)) return refuse(`/health says that the status is ${body.status.slice(0, 80)}`, true, body)
  if (body.ready === false) return refuse('/health says that it is not ready', true, body)
  if (modelId !== undefined && body.modelId != null && body.modelId.toLowerCase() !== modelId.toLowerCase()) return refuse(`/health is of the model ${body.modelId.slice(0, 200)}`, false, body)
  return { isHealthy: true, mayRecover: false, body, detail: '/health is well' }
}
