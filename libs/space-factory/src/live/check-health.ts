import { type Clock, systemClock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { HealthResult } from '@naturalcad/contracts/factory'
import type { SpaceConnection } from './connect-space.ts'
import { type HealthBody, judgeHealth } from './judge-health.ts'
import { wait } from './wait.ts'

export interface CheckHealthOptions {
  /** Where the paths below are asked for. */
  url: string
  modelId?: string | undefined
  /** @default 10 */
  maxAttempts?: number | undefined
  /** Between two rounds. @default 5000 */
  delayMs?: number | undefined
  clock?: Clock | undefined
  signal?: AbortSignal | undefined
}

export interface CheckedHealth {
  result: HealthResult
  body: HealthBody | undefined
  detail: string
}

/** Where pages are rendered beside Python, only paths under the prefix reach the app. */
const paths = ['health', 'gradio_api/health'] as const

/** Asks until the app is well, says that it never will be, or the attempts are used up. Rejects only when it is canceled. */
export async function checkHealth(connection: SpaceConnection, { url, modelId, maxAttempts = 10, delayMs = 5000, clock, signal }: CheckHealthOptions): Promise<CheckedHealth> {
  let checked: CheckedHealth | undefined
  for (let attempts = 1; attempts <= maxAttempts; attempts += 1) {
    let mayRecover = false
    for (const path of paths) {
      signal?.throwIfAborted()
      const started = (clock ?? systemClock).monotonic()
      const at = new URL(path, url.endsWith('/') ? url : `${url}/`).href
      try {
        const answer = await connection.readHealth(path)
        const { isHealthy, body, detail, ...judgement } = judgeHealth(answer, modelId)
        const latencyMs = (clock ?? systemClock).monotonic() - started
        const result = { url: at, httpStatus: answer.httpStatus, contentType: answer.contentType, bodyOk: isHealthy, latencyMs, attempts }
        if (isHealthy) return { result, body, detail }
        mayRecover ||= judgement.mayRecover
        // What the first path said is what a person looks for, unless only the other one spoke.
        if (path === paths[0] || body !== undefined || checked === undefined) checked = { result, body, detail }
        // The app itself has spoken, and will say the same again.
        if (answer.httpStatus === 200 && !judgement.mayRecover) return { result, body, detail }
      } catch (error) {
        const failure = NaturalCadError.from(error)
        if (signal?.aborted === true || failure.code === 'CANCELED') throw error
        mayRecover = true
        checked ??= { result: { url: at, httpStatus: null, contentType: null, bodyOk: false, latencyMs: null, attempts }, body: undefined, detail: failure.message }
      }
    }
    if (!mayRecover) break
    if (attempts < maxAttempts) await wait(delayMs, { clock, signal })
  }
  return checked ?? { result: { url, httpStatus: null, contentType: null, bodyOk: false, latencyMs: null, attempts: 0 }, body: undefined, detail: '/health was not asked for' }
}
