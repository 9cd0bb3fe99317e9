import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import { parseWith } from '../../http/read-body.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import type { Settings } from '../../storage/settings.ts'
import { anonymousAccount, type GpuAccount, type GpuQuota } from './gpu-quota.ts'
import type { VisitorTokens } from './visitor-token.ts'

const Schedule = z.object({
  durationSeconds: z.coerce.number().int().min(0).default(60),
  gpuSize: z.enum(['large', 'xlarge']).default('large'),
  token: z.string().optional(),
})

export interface DeviceOptions {
  settings: Settings
  quota: GpuQuota
  visitors: VisitorTokens
  now: () => number
}

/**
 * What the `spaces` package asks the machine of a ZeroGPU Space: a GPU for a declared time, on behalf of a visitor. There is no GPU here; what is
 * decided is whether the visitor's quota allows it. Returns the path by which the process of a Space reaches its GPUs; nobody else can name it.
 */
export function addDeviceRoutes(router: Router, { settings, quota, visitors, now }: DeviceOptions): (repositoryId: string) => string {
  const macOf = (id: string): Buffer => createHmac('sha256', settings.getOrSet('zero-gpu-key', () => randomBytes(32).toString('hex'))).update(id).digest()
  const on = (method: 'GET' | 'POST', path: string, handle: (exchange: Exchange, spaceId: string) => void): void =>
    router.on(method, `/_zero-gpu/:space/:mac${path}`, (exchange) => {
      const [id, given] = [param(exchange, 'space'), Buffer.from(param(exchange, 'mac'), 'hex')]
      const expected = macOf(id)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new HubError(404, 'Not found')
      handle(exchange, id)
    }, { ownAuthorization: true })

  on('POST', '/startup-report', (exchange) => sendJson(exchange, 200, {}))
  on('GET', '/queue-size', (exchange) => sendJson(exchange, 200, 0))
  on('POST', '/allow', (exchange) => sendJson(exchange, 200, {}))
  on('POST', '/release', (exchange) => {
    if (!quota.charge(exchange.query.get('allowToken') ?? '')) throw new HubError(404, 'No such task')
    sendJson(exchange, 200, {})
  })

  on('POST', '/schedule', (exchange, spaceId) => {
    const { durationSeconds, gpuSize, token } = parseWith(Schedule, Object.fromEntries(exchange.query))
    const account = accountOf(token, spaceId)
    const headers: Record<string, string> = account.level === undefined ? {} : { 'x-authenticated': account.level }
    const requested = durationSeconds * (gpuSize === 'xlarge' ? 2 : 1)
    const { baseSeconds, leftSeconds, resetsAt } = quota.balance(account)
    const left = Math.floor(leftSeconds)
    // No waiting helps: the package takes a negative time for that.
    if (requested > baseSeconds) return sendJson(exchange, 429, { left, wait: -1 }, { ...headers, 'x-approve-result': 'illegal-duration' })
    if (requested > leftSeconds) {
      const waitSeconds = Math.max(1, Math.ceil(((resetsAt ?? now()) - now()) / 1000))
      return sendJson(exchange, 429, { left, wait: waitSeconds }, { ...headers, 'x-approve-result': 'quota-exceeded' })
    }
    const allowToken = randomUUID()
    quota.hold(account, allowToken, requested)
    sendJson(exchange, 200, { idle: true, nvidiaIndex: 0, nvidiaUUID: 'GPU-00000000-0000-0000-0000-000000000000', allowToken }, { ...headers, 'x-approve-result': 'approved' })
  })

  function accountOf(token: string | undefined, spaceId: string): GpuAccount {
    if (token === undefined) return anonymousAccount(`space:${spaceId}`)
    const account = visitors.read(token)
    if (account === undefined || account === 'expired') throw new HubError(401, 'Expired ZeroGPU proxy token')
    return account
  }

  return (id) => `/_zero-gpu/${id}/${macOf(id).toString('hex')}`
}
