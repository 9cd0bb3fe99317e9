import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HubEmulator, startHubEmulator } from '@naturalcad/hub-emulator'
import { describePeer } from '@naturalcad/peers'
import { lyingApps } from '@naturalcad/space-factory/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toFiles } from '../support/apps/honest-apps.ts'
import { runLie } from '../support/lying-run.ts'

/** Of these the endpoint that is called is one that raises: the honest one, whose model is not there, or the only one. */
const raising: ReadonlySet<string> = new Set(['a real endpoint beside the one that is called', 'an exception'])
/** A fixed few of them; `./dev torture space-factory --lies` runs them all. */
const chosen = ['an echo', 'a table by the length of the input', 'a real endpoint beside the one that is called', 'noise as a picture', 'a tone as speech', 'an exception'] as const
const timeout = 900_000

describePeer('bubblewrap', 'lying apps', () => {
  describePeer('huggingface_hub', 'that run in Spaces with real Gradio', (python) => {
    const folder = mkdtempSync(join(tmpdir(), 'space-factory-lies-'))
    let emulator: HubEmulator
    beforeAll(async () => {
      emulator = await startHubEmulator({ dataFolder: join(folder, 'data'), profile: 'pro', python, packages: { folder: join(folder, 'packages') } })
    })
    afterAll(async () => {
      await emulator.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    test.concurrent.each(chosen.map((title, index) => ({ title, index })))('$title does not pass', { timeout }, async ({ title, index }) => {
      const app = lyingApps[title]
      if (app === undefined) throw new Error(`there is no lying app ${title}`)
      const { run, story } = await runLie({ emulator, files: toFiles(app.files), expected: app.expected, name: `lie-${index}` })
      expect({ verdict: run.resultStatus, stage: story.facts.runtime?.stage, health: story.facts.live?.health.bodyOk }).toEqual({
        verdict: raising.has(title) ? 'generation_failed' : 'wrong_output',
        stage: 'RUNNING',
        health: true,
      })
    })
  })
})
