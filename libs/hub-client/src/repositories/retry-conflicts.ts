import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { HubCall } from '../call/hub-call.ts'
import { wait } from '../call/wait.ts'

const waitsMs = [1000, 2000, 4000, 8000]

/** Tries again where the Hub says that another operation on the same name is under way: that passes, unlike a name that is taken. */
export async function retryConflicts<T>(call: HubCall, attempt: () => Promise<T>): Promise<T> {
  for (const waitMs of waitsMs) {
    try {
      return await attempt()
    } catch (error) {
      const isPassing = NaturalCadError.is(error) && error.code === 'CONFLICT' && /another conflicting operation is in progress/i.test(error.message)
      if (!isPassing) throw error
      await wait(waitMs, call)
    }
  }
  return attempt()
}
