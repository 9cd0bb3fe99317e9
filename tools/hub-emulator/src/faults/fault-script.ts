import { setTimeout as wait } from 'node:timers/promises'
import { HubError } from '../http/hub-error.ts'
import type { Exchange } from '../http/exchange.ts'
import { parseWith } from '../http/read-body.ts'
import type { AccountStore } from '../identity/account-store.ts'
import type { Database } from '../storage/database.ts'
import { cutAfter } from './cut-after.ts'
import { Fault, type FaultInput } from './fault.ts'
import { faultAnswer } from './fault-answer.ts'
import { createPastStates, type PastStates } from './past-states.ts'

export interface FaultScript {
  add(fault: FaultInput): void
  clear(): void
  /** The faults that are still in force, with how often each has happened. */
  list(): { fault: FaultInput; happened: number }[]
  /** Handles the request as the first fitting fault has it, or as it is; throws the answer of a fault. `onFault` is called if there was one. */
  handle(exchange: Exchange, handle: () => Promise<void> | void, onFault: () => void): Promise<void>
}

interface ActiveFault {
  input: FaultInput
  fault: Fault
  pattern: RegExp
  skip: number
  happened: number
  endsAt: number
  past: PastStates | undefined
}

export interface FaultFoundation {
  accounts: AccountStore
  database: Database
  now: () => number
  /** A name for the copy of an earlier state. */
  newFile: () => string
}

export function createFaultScript({ accounts, database, now, newFile }: FaultFoundation): FaultScript {
  let faults: ActiveFault[] = []
  const isActive = ({ fault, happened, endsAt }: ActiveFault): boolean => happened < (fault.times ?? Infinity) && now() < endsAt

  const choose = (exchange: Exchange): ActiveFault | undefined => {
    for (const active of faults) {
      const { fault, pattern } = active
      if (!isActive(active) || (fault.method ?? exchange.method) !== exchange.method || !pattern.test(exchange.path)) continue
      if (fault.expireToken === true && exchange.principal === undefined) continue
      if (active.past !== undefined && !(isRead(exchange) && active.past.isBehind())) continue
      if (active.skip > 0) active.skip -= 1
      else return active
    }
    return undefined
  }

  return {
    add: (input) => {
      const fault = parseWith(Fault, input)
      const pattern = new RegExp(`^${fault.path.split('*').map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`)
      const { staleMs, staleRequests, skip, forMs = Infinity } = fault
      const isStale = staleMs !== undefined || staleRequests !== undefined
      const past = isStale ? createPastStates({ staleMs, staleRequests, now, countChanges: () => database.changes(), snapshot: () => database.snapshot(newFile()) }) : undefined
      faults.push({ input, fault, pattern, skip, happened: 0, endsAt: now() + forMs, past })
    },
    clear: () => {
      faults = []
    },
    list: () => faults.filter(isActive).map(({ input, happened }) => ({ fault: input, happened })),
    handle: async (exchange, handle, onFault) => {
      if (!isRead(exchange)) for (const active of faults) if (isActive(active)) active.past?.keep()
      const chosen = choose(exchange)
      if (chosen === undefined) return handle()
      const past = chosen.past?.take()
      chosen.happened += 1
      onFault()
      const { delayMs, answer, cutAfterBytes, expireToken } = chosen.fault
      if (delayMs !== undefined) await wait(delayMs)
      if (cutAfterBytes !== undefined) cutAfter(exchange.response, cutAfterBytes)
      if (expireToken === true && exchange.principal !== undefined) {
        accounts.expireToken(exchange.principal.token.value)
        throw new HubError(401, 'Invalid credentials in Authorization header')
      }
      if (answer !== undefined) throw faultAnswer(exchange, answer)
      return past === undefined ? handle() : database.within(past, handle)
    },
  }
}

/** The Python client asks for paths by POST. */
function isRead({ method, path }: Exchange): boolean {
  return method === 'GET' || method === 'HEAD' || path.includes('/paths-info')
}
