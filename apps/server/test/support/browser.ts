import type { HubEmulator } from '@naturalcad/hub-emulator'
import { parseSetCookie } from 'cookie'

export interface Browser {
  /** Keeps cookies, follows no redirect. */
  get(address: string, headers?: Record<string, string>): Promise<Response>
  post(address: string, body?: unknown): Promise<Response>
  readonly cookies: ReadonlyMap<string, string>
}

/** As much of a browser as signing in takes, for one server. */
export function createBrowser(url: string): Browser {
  const cookies = new Map<string, string>()
  const send = async (address: string, init: { method?: string; body?: string; headers: Record<string, string> }): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    // On a busy machine an idle connection may be used in the very moment in which the server closes it.
    const headers = { connection: 'close', ...(cookie === '' ? {} : { cookie }), ...init.headers }
    const response = await fetch(new URL(address, url), { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const { name, value, expires } = parseSetCookie(line)
      if (value === undefined || value === '' || (expires !== undefined && expires.getTime() < Date.now())) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    cookies,
    get: (address, headers = {}) => send(address, { headers }),
    post: (address, body = {}) =>
      send(address, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', origin: new URL(url).origin } }),
  }
}

/** Answers the Hub's consent page as this user; the address that the browser is sent back to. */
export async function consent(hub: HubEmulator, authorizeUrl: string, user: string, decision: 'approve' | 'deny' = 'approve'): Promise<string> {
  const fields = { ...Object.fromEntries(new URL(authorizeUrl).searchParams), user, decision }
  const answer = await fetch(`${hub.url}/oauth/authorize`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return answer.headers.get('location') ?? ''
}

/** The whole way, from the page's link to the session. The last answer. */
export async function signIn(browser: Browser, hub: HubEmulator, user: string, query = ''): Promise<Response> {
  const begun = await browser.get(`/sign-in${query}`)
  return browser.get(await consent(hub, begun.headers.get('location') ?? '', user))
}
