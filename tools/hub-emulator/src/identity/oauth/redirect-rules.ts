import type { OAuthApp } from './oauth-store.ts'

/** Registered addresses match exactly; loopback ones with any port, RFC 8252 section 7.3. A Space may send its visitors anywhere on its own host. */
export function isRegisteredRedirect(redirectUri: string, { redirectUris, space }: OAuthApp): boolean {
  if (redirectUris.includes(redirectUri)) return true
  const url = URL.parse(redirectUri)
  if (url === null) return false
  const isLoopback = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  // The emulator serves its Spaces on ports of the loopback interface.
  if (space !== undefined) return isLoopback || url.origin === `https://${space.subdomain}.hf.space`
  const withoutPort = (address: URL): string => {
    const copy = new URL(address)
    copy.port = ''
    return copy.href
  }
  return isLoopback && redirectUris.some((uri) => URL.canParse(uri) && withoutPort(new URL(uri)) === withoutPort(url))
}
