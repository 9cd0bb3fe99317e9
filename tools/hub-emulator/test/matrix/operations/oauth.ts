import type { Operation } from '../framework/operation.ts'

const rows = ['2 OAuth code', '16.7']

export const oauthOperations = [
  { id: 'oauth-login-url', rows, by: { hub: 'oauthLoginUrl' } },
  { id: 'oauth-handle-redirect', rows, by: { hub: 'oauthHandleRedirect' } },
  { id: 'oauth-handle-redirect-if-present', rows, by: { hub: 'oauthHandleRedirectIfPresent' } },
  { id: 'device-sign-in', rows: ['2 device flow', '16.1', '16.7'], by: { python: 'login', hf: 'auth login' } },
] as const satisfies readonly Operation[]
