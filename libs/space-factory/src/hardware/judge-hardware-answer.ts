import type { FailureClass, HardwareAttempt, HardwareOutcome } from '@naturalcad/contracts/factory'

export interface HardwareAnswer {
  flavor: string
  /** `create`: the answer to the call that makes the Space. `request`: to a change of hardware of one that exists. */
  via: 'create' | 'request'
  httpStatus: number
  message: string
  /** How often this call was made, this time included. */
  tries: number
  /** The user takes a Space on the free CPU where the GPU is refused. */
  acceptsCpuShell: boolean
}

export interface HardwareDecision {
  /** Null where the answer says nothing of hardware. */
  attempt: HardwareAttempt | null
  /**
   * `wait` for the runtime to show the flavor; `retry_later` the same call; `retry_without_hardware` the same call once, without a flavor;
   * `needs_manual_hardware` ends all attempts, with a Space or none; `fail` ends the run.
   */
  next: 'wait' | 'retry_later' | 'retry_without_hardware' | 'needs_manual_hardware' | 'fail'
  failureClass: FailureClass | null
}

const maxTries = 5
const busy = /another operation|in progress|try again/i

/** What to do after the Hub answered a call that asks for hardware. A plain 401 ends all attempts: another one would be the same. */
export function judgeHardwareAnswer(answer: HardwareAnswer): HardwareDecision {
  const { httpStatus: status, message, via, tries } = answer
  const isPaid = answer.flavor !== 'cpu-basic'
  const attempt = (outcome: HardwareOutcome): HardwareAttempt => ({ flavor: answer.flavor, via, httpStatus: status, outcome, reason: message })
  const decide = (next: HardwareDecision['next'], outcome: HardwareOutcome | null, failureClass: FailureClass | null): HardwareDecision => ({
    attempt: outcome === null ? null : attempt(outcome),
    next,
    failureClass,
  })
  // The Space runs on it only once the runtime says so.
  if (status >= 200 && status < 300) return decide('wait', null, null)
  if (status === 429 || status >= 500) {
    if (tries < maxTries) return decide('retry_later', null, null)
    return decide(via === 'create' ? 'fail' : 'needs_manual_hardware', 'refused_capacity', status === 429 ? 'rate_limit' : 'network')
  }
  if (via === 'request') {
    if (status === 402) return decide('needs_manual_hardware', 'refused_payment', 'payment')
    if (status === 401 || status === 403) return decide('needs_manual_hardware', 'refused_auth', 'scope')
    return decide('needs_manual_hardware', 'refused_capacity', 'internal')
  }
  if (status === 409) return busy.test(message) && tries < maxTries ? decide('retry_later', null, null) : decide('fail', null, 'conflict')
  if (status === 401) return decide('fail', 'refused_auth', 'scope')
  if (status === 402 || status === 403) {
    const failureClass = status === 402 ? 'payment' : 'plan'
    const outcome = status === 402 ? 'refused_payment' : 'refused_plan'
    if (!isPaid) return decide('fail', null, status === 403 ? 'namespace' : failureClass)
    return decide(answer.acceptsCpuShell ? 'retry_without_hardware' : 'needs_manual_hardware', outcome, failureClass)
  }
  return decide('fail', null, status === 400 ? 'config' : 'internal')
}
