import { createTokenSource } from '@naturalcad/space-factory'
import { createSessionUser } from '../../src/sign-in/signed-in-user.ts'
import { aliceToken, bobToken } from './factory-double.ts'
import type { TestApp } from './test-app.ts'

/** A session of that user without the way over the Hub; the `Cookie` header that names it. */
export function signInAs({ sessions, factory }: TestApp, name: 'alice' | 'bob', scopes = ['contribute-repos', 'gated-repos', 'inference-api', 'jobs']): string {
  const accessToken = name === 'alice' ? aliceToken : bobToken
  const tokens = createTokenSource({ token: { accessToken, expiresAt: undefined, refreshToken: undefined, idToken: undefined, scopes } })
  const id = sessions.add({ profile: { name, fullname: null, avatarUrl: null }, tokens, user: createSessionUser(`id-of-${name}`, tokens, factory.create) })
  return `naturalcad_session=${id}`
}
