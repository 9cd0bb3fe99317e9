import { abortReason, joinSignals } from '../call/abort-reason.ts'
import { connect } from '../call/connect.ts'
import { defaultHubUrl, type HubCall } from '../call/hub-call.ts'
import type { AccountCache } from './account-cache.ts'
import { Account } from './account.ts'

export interface WhoAmIParams extends HubCall {
  /** From `createAccountCache`: the Hub allows few of these calls. */
  cache?: AccountCache
}

/** Whose the token is. Rejects with `UNAUTHORIZED` where it is unknown or has ended. */
export async function whoAmI({ cache, ...call }: WhoAmIParams): Promise<Account> {
  const ask = (asked: HubCall) => connect(asked).json('api/whoami-v2', { schema: Account })
  if (cache === undefined) return ask(call)
  // Other callers wait for the same answer: it must not end with the signal of the first.
  const { signal: _signal, deadline: _deadline, ...shared } = call
  return untilAborted(
    cache.get(`${call.hubUrl ?? defaultHubUrl} ${call.accessToken ?? ''}`, () => ask(shared)),
    call,
  )
}

function untilAborted<T>(answer: Promise<T>, call: HubCall): Promise<T> {
  const ends = joinSignals(call)
  return new Promise((resolve, reject) => {
    const stop = () => reject(abortReason(ends))
    if (ends.aborted) stop()
    else ends.addEventListener('abort', stop, { once: true })
    answer.then(resolve, reject).finally(() => ends.removeEventListener('abort', stop))
  })
}
