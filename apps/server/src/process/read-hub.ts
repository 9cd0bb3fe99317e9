import { invalidVariable, textVariable, type Variables } from '@naturalcad/contracts/settings'
import { isLoopback, toHostName } from '../access/addresses.ts'
import type { OAuthApplication } from '../sign-in/oauth-application.ts'

/** The Hub, and the application that this server is registered as there: in a Space with `hf_oauth: true` the platform sets it. */
export function readHub(variables: Variables): { hubUrl: string; application: OAuthApplication | undefined } {
  const text = (name: string) => textVariable(variables, name)?.trim()
  const hubUrl = readUrl('HF_ENDPOINT', text('HF_ENDPOINT')) ?? 'https://huggingface.co'
  const providerUrl = readUrl('OPENID_PROVIDER_URL', text('OPENID_PROVIDER_URL'))
  const clientId = text('OAUTH_CLIENT_ID')
  const clientSecret = text('OAUTH_CLIENT_SECRET')
  const scopes = text('OAUTH_SCOPES')?.split(/[\s,]+/)
  if (clientId === undefined) {
    if (clientSecret === undefined) return { hubUrl, application: undefined }
    throw invalidVariable('OAUTH_CLIENT_SECRET', 'is set without OAUTH_CLIENT_ID', 'Set both, as the settings of the application on the Hub show them.')
  }
  return {
    hubUrl,
    application: {
      clientId,
      hubUrl: providerUrl ?? hubUrl,
      ...(clientSecret === undefined ? {} : { clientSecret }),
      ...(scopes === undefined ? {} : { offeredScopes: scopes }),
    },
  }
}

/** `SPACE_HOST`: one host, or several separated by commas where the Space has domains of its own. Only a Space on this machine is without TLS. */
export function readSpaceOrigins(text: string | undefined): string[] {
  const hosts = (text ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '')
  return hosts.map((host) => {
    const origin = `http://${host}`
    if (!URL.canParse(origin) || new URL(origin).host !== host) {
      throw invalidVariable('SPACE_HOST', 'is no host name', 'Use the host alone, as in owner-name.hf.space.')
    }
    const name = toHostName(new URL(origin).hostname)
    return name !== undefined && isLoopback(name) ? origin : `https://${host}`
  })
}

function readUrl(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '' || url.hash !== '') {
    throw invalidVariable(name, 'is no address', 'Use an http or https address without user name or query, such as https://huggingface.co.')
  }
  return url.href.replace(/\/+$/, '')
}
