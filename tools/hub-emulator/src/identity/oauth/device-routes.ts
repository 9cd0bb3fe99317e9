import { HubError } from '../../http/hub-error.ts'
import { readForm } from '../../http/read-body.ts'
import type { Router } from '../../http/router.ts'
import { sendHtml, sendJson } from '../../http/send.ts'
import type { AccountStore } from '../account-store.ts'
import { resolveApp } from './client-document.ts'
import { readConsent } from './consent-form.ts'
import { renderConsent, renderMessage, renderUserCodeForm } from './consent-page.ts'
import { oauthError } from './oauth-error.ts'
import type { OAuthStore } from './oauth-store.ts'
import { standardTokenSeconds } from './token-terms.ts'

/** RFC 8628. `POST /oauth/device` is the program's call, `GET` the page for the person. */
export function addDeviceRoutes(router: Router, accounts: AccountStore, oauth: OAuthStore): void {
  router.on('POST', '/oauth/device', async (exchange) => {
    const form = await readForm(exchange)
    const app = await resolveApp(oauth, form.get('client_id') ?? '', standardTokenSeconds)
    if (app === undefined) throw oauthError(400, 'invalid_client', 'Unknown client_id')
    const { deviceCode, userCode, expiresIn, interval } = oauth.addDevice(app.clientId, (form.get('scope') ?? 'openid profile').split(' '))
    const page = `${exchange.baseUrl}/oauth/device`
    sendJson(exchange, 200, {
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: page,
      verification_uri_complete: `${page}?user_code=${userCode}`,
      expires_in: expiresIn,
      interval,
    })
  })

  router.on('GET', '/oauth/device', (exchange) => {
    const userCode = exchange.query.get('user_code')?.trim().toUpperCase()
    if (userCode === undefined) return sendHtml(exchange, 200, renderUserCodeForm('/oauth/device'))
    const request = oauth.findDevice(userCode)
    if (request?.status !== 'pending') return sendHtml(exchange, 404, renderMessage('This code is unknown, used or expired.'))
    const appName = oauth.findApp(request.clientId)?.name ?? request.clientId
    const choices = accounts.users().map((user) => ({ user, memberships: accounts.memberships(user.id) }))
    sendHtml(exchange, 200, renderConsent({ appName, scopes: request.scopes, action: '/oauth/device/decision', fields: { user_code: userCode }, choices }))
  }, { forPeople: true })

  router.on('POST', '/oauth/device/decision', async (exchange) => {
    const { form, consent } = await readConsent(exchange, accounts)
    const userCode = form.get('user_code') ?? ''
    if (oauth.findDevice(userCode)?.status !== 'pending') throw new HubError(404, 'This code is unknown, used or expired.')
    oauth.answerDevice(userCode, consent)
    sendHtml(exchange, 200, renderMessage(consent === undefined ? 'Refused.' : 'The device is connected. You can close this page.'))
  }, { forPeople: true })
}
