import * as z from 'zod'
import { HubError } from '../http/hub-error.ts'
import { readJson } from '../http/read-body.ts'
import type { Router } from '../http/router.ts'
import { sendJson } from '../http/send.ts'
import type { AccountStore } from '../identity/account-store.ts'
import { Fault } from './fault.ts'
import type { FaultScript } from './fault-script.ts'

const Expiry = z.strictObject({ token: z.string() })

const forPeople = { forPeople: true }

/** Not of the Hub: how a test in another process scripts failures. */
export function addFaultRoutes(router: Router, faults: FaultScript, accounts: AccountStore): void {
  router.on('GET', '/_emulator/faults', (exchange) => sendJson(exchange, 200, faults.list()), forPeople)
  router.on('POST', '/_emulator/faults', async (exchange) => {
    faults.add(await readJson(exchange, Fault))
    sendJson(exchange, 200, {})
  }, forPeople)
  router.on('DELETE', '/_emulator/faults', (exchange) => {
    faults.clear()
    sendJson(exchange, 200, {})
  }, forPeople)
  router.on('POST', '/_emulator/expire-token', async (exchange) => {
    const { token } = await readJson(exchange, Expiry)
    if (!accounts.expireToken(token)) throw new HubError(404, 'There is no such token')
    sendJson(exchange, 200, {})
  }, forPeople)
}
