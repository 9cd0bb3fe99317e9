import { HubError } from '../http/hub-error.ts'
import { param } from '../http/exchange.ts'
import type { Router } from '../http/router.ts'
import { sendJson } from '../http/send.ts'
import type { AccountStore } from './account-store.ts'
import { requirePrincipal } from './authenticate.ts'
import { avatarOf, describeSelf } from './whoami.ts'

export function addIdentityRoutes(router: Router, accounts: AccountStore): void {
  router.on('GET', '/api/whoami-v2', (exchange) => sendJson(exchange, 200, describeSelf(requirePrincipal(exchange), exchange.baseUrl, accounts)))

  // The Python client asks once a day which coding agents there are.
  router.on('GET', '/api/agent-harnesses', (exchange) => sendJson(exchange, 200, { standardEnvVars: [], harnesses: {} }))

  router.on('GET', '/api/users/:name/overview', (exchange) => {
    const user = accounts.find(param(exchange, 'name'))
    if (user?.type !== 'user') throw new HubError(404, 'This user does not exist')
    const orgs = accounts.memberships(user.id).map(({ org }) => ({ id: org.id, name: org.name, fullname: org.fullname, avatarUrl: avatarOf(exchange.baseUrl, org) }))
    const { id, name, fullname, plan } = user
    sendJson(exchange, 200, {
      _id: id, user: name, type: 'user', fullname, isPro: plan !== 'free', avatarUrl: avatarOf(exchange.baseUrl, user), orgs, createdAt: new Date(user.createdAt).toISOString(),
    })
  })

  router.on('GET', '/api/organizations/:name/overview', (exchange) => {
    const org = accounts.find(param(exchange, 'name'))
    if (org?.type !== 'org') throw new HubError(404, 'This organization does not exist')
    const { id, name, fullname, plan } = org
    sendJson(exchange, 200, { _id: id, name, type: 'org', fullname, avatarUrl: avatarOf(exchange.baseUrl, org), ...(plan === 'free' ? {} : { plan }) })
  })

  router.on('GET', '/avatars/:file', (exchange) => {
    const letter = (/^[a-z0-9]/i.exec(param(exchange, 'file'))?.[0] ?? '?').toUpperCase()
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" fill="#667"/><text x="12" y="17" font-size="14" text-anchor="middle" fill="#fff">${letter}</text></svg>`
    exchange.response.writeHead(200, { 'content-type': 'image/svg+xml', 'content-length': String(svg.length) })
    exchange.response.end(svg)
  })
}
