import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Environment } from '../../environment.ts'
import { livesFor, refreshSignIn } from './refresh-sign-in.ts'
import { readSignIn } from './sign-in-file.ts'

export interface ChooseTokenOptions {
  signal: AbortSignal
  /** How long it will be needed. */
  lifeMs: number
}

/** `HF_TOKEN`, else the token of the sign-in, renewed where it would end too soon. Rejects with `UNAUTHORIZED`, naming both ways. */
export async function chooseToken(environment: Environment, { signal, lifeMs }: ChooseTokenOptions): Promise<string> {
  const { hub, dataDir } = environment
  if (hub.token !== undefined) return hub.token
  const { host } = new URL(hub.url)
  const kept = await readSignIn(dataDir, hub.url)
  if (kept === undefined) {
    throw new NaturalCadError('UNAUTHORIZED', `you are not signed in at ${host}`, {
      remedy: 'sign in with naturalcad factory sign-in, or set HF_TOKEN to a token of yours; naturalcad factory demo needs neither',
    })
  }
  const signIn = livesFor(kept, lifeMs) ? kept : await refreshSignIn(kept, environment, { lifeMs, signal })
  if (livesFor(signIn, 0)) return signIn.accessToken
  throw new NaturalCadError('UNAUTHORIZED', `your sign-in at ${host} has ended`, { remedy: 'sign in again: naturalcad factory sign-in' })
}
