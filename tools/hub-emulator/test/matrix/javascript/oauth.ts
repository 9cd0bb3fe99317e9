import { HubApiError, oauthHandleRedirect, oauthHandleRedirectIfPresent, oauthLoginUrl, whoAmI } from '@huggingface/hub'
import { expect, vi } from 'vitest'
import { expectRefusal, type Cases } from '../framework/cases.ts'
import { redirectUri, type MatrixHub } from '../framework/matrix-hub.ts'

interface Login {
  loginUrl: string
  nonce: string
  codeVerifier: string
}

async function begin(hub: MatrixHub): Promise<Login> {
  const kept: { codeVerifier?: string; nonce?: string } = {}
  const loginUrl = await oauthLoginUrl({ clientId: 'page', redirectUrl: redirectUri, scopes: 'openid profile manage-repos', state: 'mine', hubUrl: hub.url, localStorage: kept })
  return { loginUrl, nonce: kept.nonce ?? '', codeVerifier: kept.codeVerifier ?? '' }
}

/** Presses a button of the consent page, and returns where the browser is sent. */
async function decide(hub: MatrixHub, { loginUrl }: Login, decision: 'approve' | 'deny' = 'approve'): Promise<string> {
  const fields = new URL(loginUrl).searchParams
  fields.set('user', 'alice')
  fields.set('decision', decision)
  const answer = await fetch(`${hub.url}/oauth/authorize`, { method: 'POST', body: fields, redirect: 'manual' })
  expect(answer.status).toBe(302)
  return answer.headers.get('location') ?? ''
}

/** The two globals of a browser that the helper reads. */
async function inBrowser<Result>(href: string, { nonce, codeVerifier }: Login, call: () => Promise<Result>): Promise<Result> {
  const kept = new Map([['huggingface.co:oauth:nonce', nonce], ['huggingface.co:oauth:code_verifier', codeVerifier]])
  vi.stubGlobal('window', { location: { href, search: new URL(href).search } })
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, removeItem: (key: string) => kept.delete(key) })
  return call().finally(() => vi.unstubAllGlobals())
}

export const oauthCases: Cases = {
  'oauth-login-url': {
    success: async (hub) => {
      const { loginUrl, nonce } = await begin(hub)
      const url = new URL(loginUrl)
      expect(url.origin + url.pathname).toBe(`${hub.url}/oauth/authorize`)
      expect(JSON.parse(url.searchParams.get('state') ?? '')).toEqual({ nonce, redirectUri, state: 'mine' })
      expect(await (await fetch(loginUrl)).text()).toContain('Authorize')
    },
    error: async (hub) => {
      hub.addFault({ path: '/.well-known/openid-configuration', times: 1, answer: { status: 503, error: 'Come back later' } })
      await expectRefusal(begin(hub), HubApiError, { statusCode: 503 })
    },
  },
  'oauth-handle-redirect': {
    success: async (hub) => {
      const login = await begin(hub)
      const result = await oauthHandleRedirect({ ...login, redirectedUrl: await decide(hub, login), hubUrl: hub.url })
      expect(result).toMatchObject({ userInfo: { preferred_username: 'alice', isPro: true }, scope: 'openid profile manage-repos', state: 'mine' })
      expect(await whoAmI({ hubUrl: hub.url, accessToken: result.accessToken })).toMatchObject({ name: 'alice' })
    },
    error: async (hub) => {
      const login = await begin(hub)
      const redirectedUrl = await decide(hub, login)
      const exchange = oauthHandleRedirect({ ...login, codeVerifier: 'of somebody else', redirectedUrl, hubUrl: hub.url })
      await expectRefusal(exchange, HubApiError, { statusCode: 400, data: expect.objectContaining({ error: 'invalid_grant' }) })
    },
  },
  'oauth-handle-redirect-if-present': {
    success: async (hub) => {
      const login = await begin(hub)
      const result = await inBrowser(await decide(hub, login), login, () => oauthHandleRedirectIfPresent({ hubUrl: hub.url }))
      expect(result).toMatchObject({ userInfo: { preferred_username: 'alice' } })
      expect(await inBrowser(redirectUri, login, () => oauthHandleRedirectIfPresent({ hubUrl: hub.url }))).toBe(false)
    },
    error: async (hub) => {
      const login = await begin(hub)
      const href = await decide(hub, login, 'deny')
      await expectRefusal(inBrowser(href, login, () => oauthHandleRedirectIfPresent({ hubUrl: hub.url })), Error, { message: expect.stringContaining('access_denied') })
    },
  },
}
