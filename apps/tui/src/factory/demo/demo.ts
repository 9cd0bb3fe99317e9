import { join } from 'node:path'
import type { CommandContext } from '../../commands/command-context.ts'
import { printText } from '../../output/print-text.ts'
import { createStatusLine, type StatusLine } from '../../output/status-line.ts'
import { formatTable } from '../../output/table.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { openLocalFactory, withLocalHub } from '../local/open-local-factory.ts'
import type { LocalHub } from '../local/start-local-hub.ts'
import { printVerdict } from '../output/print-run.ts'
import { exitCodeOf, isSuccess } from '../output/run-result.ts'
import { deliverRun } from '../run/deliver-run.ts'
import { chooseRunFolder } from '../run/keep-run-files.ts'
import { readReport } from '../run/read-report.ts'
import { register } from '../sign-in/find-application.ts'
import { signInWithDevice } from '../sign-in/sign-in-with-device.ts'
import { agreeToSignIn } from './agree-to-sign-in.ts'
import { askApp } from './ask-app.ts'
import { trainModel } from './train-model.ts'

const recipe = 'template-space'
const reportMs = 30_000

/** The whole way on this machine: Hub, sign-in, a model that is trained for it, Job, private Space, live call, verdict. */
export async function demo({ json, out }: FactoryCommandOf<'demo'>, context: CommandContext): Promise<number> {
  const { terminal, environment, signal } = context
  const line = createStatusLine(terminal)
  await chooseRunFolder(out, context)
  return withLocalHub(context, { line }, async (hub) => {
    const accessToken = await signIn(hub, context, line)
    line.begin('training a small text classifier in a Job')
    const model = await trainModel({ hubUrl: hub.url, accessToken, user: hub.user.name, line, signal })
    const factory = openLocalFactory(hub, accessToken, recipe, context)
    try {
      const place = out ?? ((runId: string) => join(environment.dataDir, 'factory', runId))
      const { view, folder } = await deliverRun({ factory, context, start: () => factory.launch({ recipe, model }), wait: true, out: place })
      if (!json) printText(await readReport(factory, view.run.runId, { terminal, signal: AbortSignal.timeout(reportMs) }), 'out', terminal)
      printVerdict(view, { terminal, json, out: folder })
      if (!json && isSuccess(view)) printText(`\nAsked once more\n${formatTable(await askApp({ view, accessToken, signal }), terminal.columns)}`, 'out', terminal)
      return exitCodeOf(view)
    } finally {
      await factory.close()
    }
  })
}

/** By the device flow, as at the Hub itself; but the demo agrees by itself. The token is kept nowhere. */
async function signIn({ url, user }: LocalHub, { signal }: CommandContext, line: StatusLine): Promise<string> {
  line.begin('signing in')
  const application = await register(url, signal)
  const { accessToken, scopes } = await signInWithDevice({
    application,
    hubUrl: url,
    reach: 'own',
    line,
    signal,
    onCode: (device) => agreeToSignIn(device, user.name, signal),
  })
  line.say(`signed in as ${user.name}, for whom the demo agreed; scopes ${scopes.join(', ')}`)
  return accessToken
}
