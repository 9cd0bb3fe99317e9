import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Plan } from '../identity/plans.ts'

export interface InferenceOptions {
  /** Base URL of an OpenAI-compatible server, such as `http://127.0.0.1:11434/v1`. */
  url: string
  /** Sent to that server; tokens of the emulator's users never are. */
  apiKey?: string
  /** How long the server may be silent before its answer and within it. @default 120_000 */
  timeoutMs?: number
  /** Answers that an account on the plan has free in a calendar month, 402 after them; unlimited where not given. */
  monthlyAnswers?: Partial<Record<Plan, number>>
}

/** Throws `INVALID_REQUEST`. Leaves the address without a slash at its end. */
export function checkInferenceOptions(options: InferenceOptions): InferenceOptions {
  const url = URL.parse(options.url)
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (url === null || !isHttp || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    throw new NaturalCadError('INVALID_REQUEST', 'The inference server needs an http or https address without user, query and fragment', {
      remedy: 'Give its base URL, such as http://127.0.0.1:11434/v1, and a key apart from it.',
    })
  }
  return { ...options, url: url.href.replace(/\/+$/, '') }
}
