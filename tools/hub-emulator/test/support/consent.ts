import { expect } from 'vitest'

export function postForm(hub: { url: string }, path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(hub.url + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers })
}

/** Presses the button of the consent page, as a person would. */
export async function approve(hub: { url: string }, loginUrl: string, answer: Record<string, string> = {}): Promise<URL> {
  const page = await (await fetch(loginUrl)).text()
  const fields = Object.fromEntries([...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decodeEntities(value)]))
  const sent = await postForm(hub, '/oauth/authorize', { ...fields, user: 'alice', decision: 'approve', ...answer })
  expect(sent.status).toBe(302)
  return new URL(sent.headers.get('location') ?? '')
}

function decodeEntities(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
