import { verdictOutcomes } from '@naturalcad/contracts/factory'
import { createScriptedAgent, lyingApps, type ScriptedAct } from '@naturalcad/space-factory/testing'
import { expect, test } from 'vitest'
import { honestApps, toFiles } from '../support/apps/honest-apps.ts'
import { modelWithoutTemplate } from '../support/lying-run.ts'
import { answerPerfectly } from '../support/perfect-answers.ts'
import { pushModel, type PushedModel } from '../support/push-model.ts'
import { runRecipeScene } from '../support/recipe-scene.ts'
import { shareHub } from '../support/shared-hub.ts'

const shared = shareHub()
let pushed: PushedModel | undefined
let count = 0

/** The recipe for any model, with an agent that writes these files and says that it is done; a stand-in answers as well as any app can. */
async function build(files: readonly { path: string; bytes: Uint8Array }[], expected: 'text' | 'image' | 'audio' | 'video' | 'labels') {
  count += 1
  pushed ??= await pushModel(shared.hub().as('alice'), 'alice/tiny', modelWithoutTemplate)
  const acts: ScriptedAct[] = [...files.map(({ path, bytes }) => ({ write: path, content: bytes })), { claim: 'success' }]
  const { run, story, files: kept } = await runRecipeScene({
    recipe: 'universal',
    pushed,
    hub: shared.hub(),
    agent: createScriptedAgent({ rounds: [acts] }),
    app: answerPerfectly(expected),
    task: { repairRounds: 0, spaceId: `alice/lie-${count}`, live: { endpoint: null, inputs: null, expected } },
  })
  return { run, story, gate: JSON.parse((await kept.readText('inference_gate.json')) ?? '{}') as { success: boolean; contradictions: string[] } }
}

test('there are more than forty of them', () => {
  expect(Object.keys(lyingApps).length).toBeGreaterThan(40)
})

test.each(Object.entries(lyingApps))('%s does not pass, though every live answer is as it should be', async (_name, { files, expected }) => {
  const { run, gate } = await build(toFiles(files), expected)
  expect(run.resultStatus).toBe('wrong_output')
  expect(verdictOutcomes[run.resultStatus ?? 'canceled']).not.toBe('success')
  expect(gate.success).toBe(false)
  expect(gate.contradictions.join()).toContain('the agent says that it succeeded')
})

test.each(Object.entries(honestApps).filter(([, app]) => !JSON.stringify(app).includes('spaces')))('%s passes on the same way', async (_name, app) => {
  const files = toFiles(app).map((file) => (file.path === 'app.py' ? { ...file, bytes: Buffer.concat([Buffer.from(file.bytes), Buffer.from('\nHEALTH = "/health"\n')]) } : file))
  const { run, story } = await build(files, 'text')
  expect({ verdict: run.resultStatus, problems: story.facts.live?.problems }).toEqual({ verdict: 'full_inference_success', problems: [] })
})
