import type { CommandContext } from '../../commands/command-context.ts'
import { printText } from '../../output/print-text.ts'
import { wrapBehind } from '../../output/wrap-text.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { removeSignIn } from '../sign-in/sign-in-file.ts'

/** Deletes the token that was kept. The Hub has no call that ends one: the user can, in the settings of the account. */
export async function signOut({ json }: FactoryCommandOf<'sign-out'>, { terminal, environment }: CommandContext): Promise<void> {
  const { hub, dataDir } = environment
  const wasSignedIn = await removeSignIn(dataDir, hub.url)
  const { host } = new URL(hub.url)
  if (json) {
    terminal.out.write(`${JSON.stringify({ success: true, hubUrl: hub.url, wasSignedIn })}\n`)
    return
  }
  const text = wasSignedIn
    ? `Signed out of ${host}: the token is deleted here. To end it for everybody, remove NaturalCAD at ${hub.url}/settings/connected-applications`
    : `You were not signed in at ${host}.`
  printText(wrapBehind('', text, terminal.columns), 'out', terminal)
}
