import { readJson } from '../http/read-body.ts'
import type { Router } from '../http/router.ts'
import { sendJson } from '../http/send.ts'
import { Fault } from './fault.ts'
import type { FaultScript } from './fault-script.ts'

/** Not of the Hub: how a test in another process scripts failures. */
export function addFaultRoutes(router: Router, faults: FaultScript): void {
  router.on('POST', '/_emulator/faults', async (exchange) => {
    faults.add(await readJson(exchange, Fault))
    sendJson(exchange, 200, {})
  })
  router.on('DELETE', '/_emulator/faults', (exchange) => {
    faults.clear()
    sendJson(exchange, 200, {})
  })
}
