import { param } from '../http/exchange.ts'
import type { Router } from '../http/router.ts'
import { sendJson } from '../http/send.ts'
import type { AccountStore } from './account-store.ts'
import { requirePrincipal } from './authenticate.ts'
import { describeSelf } from './whoami.ts'

export function addIdentityRoutes(router: Router, accounts: AccountStore): void {
  router.on('GET', '/api/whoami-v2', (exchange) => sendJson(exchange, 200, describeSelf(requirePrincipal(exchange), exchange.baseUrl, accounts)))

  // The Python client asks once a day which coding agents there are.
  router.on('GET', '/api/agent-harnesses', (exchange) => sendJson(exchange, 200, { standardEnvVars: [], harnesses: {} }))

  router.on('GET', '/avatars/:file', (exchange) => {
    const letter = (/^[a-z0-9]/i.exec(param(exchange, 'file'))?.[0] ?? '?').toUpperCase()
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" fill="#667"/><text x="12" y="17" font-size="14" text-anchor="middle" fill="#fff">${letter}</text></svg>`
    exchange.response.writeHead(200, { 'content-type': 'image/svg+xml', 'content-length': String(svg.length) })
    exchange.response.end(svg)
  })
}
