import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { CommandContext } from '../../commands/command-context.ts'
import { createStatusLine, type StatusLine } from '../../output/status-line.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { findApplication } from '../sign-in/find-application.ts'
import { forgetApplication, writeSignIn, type StoredSignIn } from '../sign-in/sign-in-file.ts'
import { signInWithDevice } from '../sign-in/sign-in-with-device.ts'

/** Connects this data folder with the user's account. */
export async function signIn({ json, reach }: FactoryCommandOf<'sign-in'>, context: CommandContext): Promise<void> {
  const { terminal, environment } = context
  const { hub, dataDir } = environment
  const line = createStatusLine(terminal, { keepsSteps: false })
  const signedIn = await askForConsent(context, reach, line)
  const file = await writeSignIn(dataDir, signedIn)
  const { user, expiresAt, scopes } = signedIn
  if (hub.token !== undefined) line.say('HF_TOKEN is set, and goes before the sign-in')
  if (json) terminal.out.write(`${JSON.stringify({ success: true, hubUrl: hub.url, user, scopes, expiresAt, file })}\n`)
  else terminal.out.write(`Signed in as ${user} at ${new URL(hub.url).host}; the token is in ${file}, for you alone.\n`)
}

async function askForConsent({ environment, signal }: CommandContext, reach: FactoryCommandOf<'sign-in'>['reach'], line: StatusLine): Promise<StoredSignIn> {
  const { hub, dataDir } = environment
  const ask = async () => signInWithDevice({ application: await findApplication(environment, signal), hubUrl: hub.url, reach, line, signal })
  try {
    return await ask()
  } catch (error) {
    const isForgotten = NaturalCadError.is(error) && error.details['oauthError'] === 'invalid_client' && hub.clientId === undefined
    if (!isForgotten) throw error
    await forgetApplication(dataDir, hub.url)
    return ask()
  }
}
