import { createTokenSource } from '@naturalcad/space-factory'
import type { Environment } from '../../environment.ts'
import { withLock } from './lock.ts'
import { readSignIn, signInFile, writeSignIn, type StoredSignIn } from './sign-in-file.ts'

/**
 * A sign-in that is good for `lifeMs`, if the Hub gives one; it is kept before it is used. A refresh token works once, so of several commands
 * one asks and the others take what it has kept. Rejects with `UNAUTHORIZED` where the user has to sign in again.
 */
export async function refreshSignIn(signIn: StoredSignIn, { dataDir, hub }: Environment, { lifeMs, signal }: { lifeMs: number; signal: AbortSignal }): Promise<StoredSignIn> {
  return withLock(`${signInFile(dataDir, signIn.hubUrl)}.lock`, signal, async () => {
    let current = (await readSignIn(dataDir, signIn.hubUrl)) ?? signIn
    const { hubUrl, clientId, accessToken, refreshToken, expiresAt, scopes } = current
    const source = createTokenSource({
      token: { accessToken, refreshToken: refreshToken ?? undefined, expiresAt: expiresAt === null ? undefined : new Date(expiresAt), idToken: undefined, scopes },
      application: { hubUrl, clientId, ...(hub.clientSecret === undefined || hub.clientId !== clientId ? {} : { clientSecret: hub.clientSecret }) },
      onRefresh: async (next) => {
        current = { ...current, accessToken: next.accessToken, refreshToken: next.refreshToken ?? null, expiresAt: next.expiresAt?.toISOString() ?? null }
        await writeSignIn(dataDir, current)
      },
    })
    await source.get({ minLifeMs: lifeMs })
    return current
  })
}

/** Whether the token is good for so many milliseconds from now; one without an end is. */
export function livesFor({ expiresAt }: StoredSignIn, lifeMs: number): boolean {
  return expiresAt === null || Date.parse(expiresAt) - Date.now() > lifeMs
}
