import { describeFlavors } from '../hardware/describe-flavor.ts'
import type { Router } from '../http/router.ts'
import { sendJson } from '../http/send.ts'

/** Jobs and the hardware that they run on. */
export function addJobs(router: Router): void {
  router.on('GET', '/api/jobs/hardware', (exchange) => sendJson(exchange, 200, describeFlavors('job')))
}
