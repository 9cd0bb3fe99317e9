import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FactoryTask, RecipeName } from '@naturalcad/contracts/factory'
import { type HubEmulator, startHubEmulator } from '@naturalcad/hub-emulator'
import { type ModelEmulator, startModelEmulator } from '@naturalcad/model-emulator'
import { describePeer } from '@naturalcad/peers'
import { chooseMode, createPiAgent, findRecipe, recipeTable } from '@naturalcad/space-factory'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pushModel, writeCard } from '../support/push-model.ts'
import { runInProcess } from '../support/run-in-process.ts'
import { type PackageIndex, standInTransformers, startPackageIndex } from '../support/stand-in-wheels.ts'
import { makeTinyGpt2 } from '../support/tiny-gpt2.ts'

const train = `
import joblib, sys
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
texts = ["good great love wonderful", "nice good come again", "bad awful hate", "bad poor stone wall", "the food was great", "the old wall leans"]
model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(texts, ["positive", "positive", "negative", "negative", "positive", "negative"])
joblib.dump(model, sys.argv[1])
`
const cpu = { flavor: 'cpu-basic', allowFixedGpu: false, acceptCpuShell: true, maxUsdPerHour: null, sleepTimeSeconds: 300 }
const isHeavy = process.env['NATURALCAD_HEAVY'] === '1'

const found = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? 'nothing'

describePeer('bubblewrap', 'recipes', () => {
  describePeer('huggingface_hub', 'with Spaces that run real Gradio', (python) => {
    const folder = mkdtempSync(join(tmpdir(), 'space-factory-recipes-'))
    let hub: HubEmulator
    let index: PackageIndex
    let model: ModelEmulator
    const alice = () => ({ hubUrl: hub.url, accessToken: hub.users.find(({ name }) => name === 'alice')?.token ?? '' })

    beforeAll(async () => {
      mkdirSync(join(folder, 'wheels'))
      index = await startPackageIndex(python, join(folder, 'wheels'), standInTransformers)
      model = await startModelEmulator({
        models: ['scripted/model'],
        rules: [
          {
            when: { user: 'Make one edit', turn: 0 }, times: 'always',
            reply: ({ messages }) => {
              const goal = JSON.stringify(messages)
              return { toolCalls: [{ name: 'edit', arguments: { path: 'app.py', edits: [{ oldText: found(goal, /it now answers with \\*"(.*?)\\*"/), newText: found(goal, /answers with \\*"(.*?)\\*"/) }] } }] }
            },
          },
          { times: 'always', reply: { text: 'It is edited.\nRESULT: success' } },
        ],
      })
      hub = await startHubEmulator({
        dataFolder: join(folder, 'data'), profile: 'pro', python, inference: { url: model.url },
        packages: { folder: join(folder, 'packages'), ...(isHeavy ? {} : { indexUrl: index.url }) },
      })
    })
    afterAll(async () => {
      await hub.stop()
      await model.stop()
      await index.stop()
      rmSync(folder, { recursive: true, force: true })
    }, 60_000)

    const run = (recipe: RecipeName, task: Partial<FactoryTask>) => {
      const chosen = task.model ?? null
      return runInProcess({
        recipe: findRecipe({ recipe, model: chosen }),
        hub: alice(),
        inference: { baseUrl: `${hub.url}/v1` },
        ...(recipeTable[recipe].needs.agent === 'none' ? {} : { agent: createPiAgent({ python }) }),
        task: { model: chosen, mode: chooseMode(recipe, { hasModel: chosen !== null }), repairRounds: 0, spaceId: `alice/${recipe}`, hardware: cpu, ...task },
      })
    }

    test.concurrent('template-space: a text classifier of scikit-learn that was trained here', { timeout: 300_000 }, async () => {
      const file = join(folder, 'model.joblib')
      expect(spawnSync(python, ['-I', '-c', train, file], { encoding: 'utf8' })).toMatchObject({ status: 0 })
      const pushed = await pushModel(alice(), 'alice/mood', { 'README.md': writeCard({ license: 'mit', pipeline_tag: 'text-classification', library_name: 'sklearn' }), 'model.joblib': readFileSync(file) })
      const { run: ended, story } = await run('template-space', { model: pushed })
      expect(ended).toMatchObject({ status: 'done', resultStatus: 'full_inference_success', failure: null })
      expect(story.facts.live).toMatchObject({ health: { bodyOk: true }, generation: { endpoint: '/predict', outcome: 'passed' }, problems: [] })

      const validated = await run('validate-space', { spaceId: 'alice/template-space', live: { endpoint: '/predict', inputs: ['I love it, it is great'], expected: 'labels' } })
      expect(validated.run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success' })
    })

    test.concurrent(`text-model: a tiny random GPT-2${isHeavy ? '' : ', with a stand-in for transformers and torch'}`, { timeout: isHeavy ? 1_800_000 : 300_000 }, async () => {
      const pushed = await pushModel(alice(), 'alice/tiny-gpt2', makeTinyGpt2())
      const { run: ended, story } = await run('text-model', { model: pushed })
      expect(ended).toMatchObject({ status: 'done', resultStatus: 'full_inference_success', failure: null })
      expect(story.facts.recommendation).toMatchObject({ template: 'transformers-text', params: expect.any(Number) })
    })

    test.concurrent('agent-edit: Pi changes one text, and the live answer shows it', { timeout: 300_000 }, async () => {
      const { run: ended, story, files } = await run('agent-edit', {})
      expect(ended).toMatchObject({ status: 'done', resultStatus: 'safe_scaffold', failure: null })
      expect(story.facts.agent).toMatchObject({ outcome: 'finished', claim: 'success', usage: { requests: 2 } })
      expect(await files.readText('generated/app.py')).toContain('ANSWER = "Edited in run abcdefgh"')
    })
  })
})
