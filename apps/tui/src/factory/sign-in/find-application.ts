import { NaturalCadError } from '@naturalcad/contracts/errors'
import { registerApplication } from '@naturalcad/hub-client'
import type { Environment } from '../../environment.ts'
import { readApplication, writeApplication } from './sign-in-file.ts'

/** The application to sign in with: that of `OAUTH_CLIENT_ID`, else the one that is registered for this data folder. */
export async function findApplication({ hub, dataDir }: Environment, signal: AbortSignal): Promise<{ clientId: string; clientSecret?: string }> {
  if (hub.clientId !== undefined) return { clientId: hub.clientId, ...(hub.clientSecret === undefined ? {} : { clientSecret: hub.clientSecret }) }
  const known = await readApplication(dataDir, hub.url)
  if (known !== undefined) return { clientId: known }
  const { clientId } = await register(hub.url, signal)
  await writeApplication(dataDir, hub.url, clientId)
  return { clientId }
}

/** Rejects with `NOT_CONFIGURED` where the Hub registers none. */
export async function register(hubUrl: string, signal: AbortSignal): Promise<{ clientId: string }> {
  try {
    return await registerApplication({ hubUrl, signal, name: 'NaturalCAD', grantTypes: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'] })
  } catch (error) {
    if (!NaturalCadError.is(error) || !refusals.includes(error.code)) throw error
    throw new NaturalCadError('NOT_CONFIGURED', `${new URL(hubUrl).host} registers no application: ${error.message}`, {
      cause: error,
      remedy: 'set OAUTH_CLIENT_ID to an application of yours, or HF_TOKEN to a token',
    })
  }
}

const refusals = ['NOT_FOUND', 'METHOD_NOT_ALLOWED', 'UNAUTHORIZED', 'FORBIDDEN', 'INVALID_REQUEST']
