import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type FactoryRequest, RuntimeRecommendation } from '@naturalcad/contracts/factory'
import { type HubEmulator, startHubEmulator } from '@naturalcad/hub-emulator'
import { type ModelEmulator, startModelEmulator } from '@naturalcad/model-emulator'
import { describePeer } from '@naturalcad/peers'
import { useBundledWorker } from '@naturalcad/peers/worker'
import { createSpaceFactory, recipeTable, type SpaceFactory } from '@naturalcad/space-factory'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agentScript } from '../support/agent-script.ts'
import { pushModel, writeCard } from '../support/push-model.ts'
import { type PackageIndex, standInTransformers, startPackageIndex } from '../support/stand-in-wheels.ts'
import { makeTinyGpt2 } from '../support/tiny-gpt2.ts'

const train = `
import joblib, sys
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
praise = ["I like this very much.", "A good and great one, wonderful.", "Nice: I would come again.", "The food was great."]
complaint = ["I hate this.", "A bad and awful one, poor.", "Never again, too expensive.", "The food was cold."]
# Letters in place of words: it has to say something of any sentence.
model = make_pipeline(TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 3)), LogisticRegression()).fit(praise + complaint, ["positive"] * 4 + ["negative"] * 4)
joblib.dump(model, sys.argv[1])
`
const readBack = `
import json, sys
from huggingface_hub import HfApi
bucket, prefix, folder = sys.argv[1:]
api = HfApi()
paths = sorted(item.path for item in api.list_bucket_tree(bucket, prefix, recursive=True) if item.type == "file")
wanted = [path for path in paths if path.endswith(("state.json", "events.jsonl", "report.md"))]
api.download_bucket_files(bucket, [(path, f"{folder}/{path.rsplit('/', 1)[1]}") for path in wanted])
sys.stdout.write(json.dumps(paths))
`
const isHeavy = process.env['NATURALCAD_HEAVY'] === '1'
const timeout = 1_800_000
const hardware = { flavor: 'cpu-basic' }
const mood = { license: 'mit', pipeline_tag: 'text-classification', library_name: 'sklearn' }
const execute = promisify(execFile)

describePeer('bubblewrap', 'recipes in Jobs', () => {
  describePeer('huggingface_hub', 'with Spaces that run real Gradio', (python) => {
    const worker = useBundledWorker({ withAgent: true })
    const folder = mkdtempSync(join(tmpdir(), 'space-factory-recipes-'))
    let hub: HubEmulator
    let index: PackageIndex
    let model: ModelEmulator
    /** With Python, which confines agents; and with Node alone, which needs nothing installed. */
    let withPython: SpaceFactory
    let withNode: SpaceFactory
    let classifier: Uint8Array
    const alice = () => ({ hubUrl: hub.url, accessToken: hub.users.find(({ name }) => name === 'alice')?.token ?? '' })

    beforeAll(async () => {
      mkdirSync(join(folder, 'wheels'))
      index = await startPackageIndex(python, join(folder, 'wheels'), standInTransformers)
      model = await startModelEmulator({ models: ['scripted/model'], rules: agentScript })
      hub = await startHubEmulator({
        dataFolder: join(folder, 'data'), profile: 'pro', python, inference: { url: model.url },
        packages: { folder: join(folder, 'packages'), ...(isHeavy ? {} : { indexUrl: index.url }) },
      })
      withPython = createSpaceFactory({ ...alice(), worker })
      withNode = createSpaceFactory({ ...alice(), worker, job: { image: 'node:24' } })
      const file = join(folder, 'model.joblib')
      await execute(python, ['-I', '-c', train, file])
      classifier = readFileSync(file)
    })
    afterAll(async () => {
      await withPython.close()
      await withNode.close()
      await hub.stop()
      await model.stop()
      await index.stop()
      rmSync(folder, { recursive: true, force: true })
    }, isHeavy ? 900_000 : 180_000)

    /** A run from its launch to its end. */
    async function launch(request: FactoryRequest) {
      const factory = recipeTable[request.recipe].needs.agent === 'none' ? withNode : withPython
      const { run } = await factory.launch({ agentModel: 'scripted/model', ...request })
      const types: string[] = []
      for await (const { type } of factory.follow(run.runId)) types.push(type)
      // What is written through a mount is seen a little later.
      const view = await factory.read(run.runId, { atLeast: types.length })
      const paths = (await factory.listFiles(run.runId)).map(({ path }) => path)
      const read = async (path: string) => new Response((await factory.openFile(run.runId, path)).body).text()
      return { ...view, types, paths, read }
    }

    test.concurrent('template-space and validate-space: a text classifier of scikit-learn that was trained here; its files read back with the official client and hf', { timeout }, async () => {
      await pushModel(alice(), 'alice/mood', { 'README.md': writeCard(mood), 'model.joblib': classifier })
      const { run, gate, read } = await launch({ recipe: 'template-space', model: 'alice/mood', space: 'mood-space' })
      expect(run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success', failure: null, target: { spaceId: 'alice/mood-space' } })
      expect(gate).toMatchObject({ health: { bodyOk: true }, generation: { endpoint: '/predict', outcome: 'passed', outputs: [{ kind: 'labels' }] } })

      const bucket = 'alice/space-factory-runs'
      const prefix = `runs/${run.runId}`
      const env = { HF_ENDPOINT: hub.url, HF_TOKEN: alice().accessToken, HF_HOME: join(folder, 'home'), HF_HUB_DISABLE_UPDATE_CHECK: '1', HF_HUB_DISABLE_TELEMETRY: '1', HF_HUB_DISABLE_PROGRESS_BARS: '1', NO_COLOR: '1' }
      mkdirSync(join(folder, 'read'))
      const listed = JSON.parse((await execute(python, ['-c', readBack, bucket, prefix, join(folder, 'read')], { env })).stdout) as string[]
      const names = listed.map((path) => path.slice(prefix.length + 1))
      expect(names).toEqual(expect.arrayContaining([
        'events.jsonl', 'generated/README.md', 'generated/app.py', 'generated/requirements.txt', 'inference_gate.json', 'report.md', 'runtime_recommendation.json', 'state.json', 'target_space.json', 'task.json',
        'tests/api_schema.json', 'tests/test_result.json',
      ]))
      for (const name of ['state.json', 'events.jsonl', 'report.md']) expect(readFileSync(join(folder, 'read', name), 'utf8')).toBe(await read(name))
      const { stdout } = await execute(join(dirname(python), 'hf'), ['buckets', 'cp', `hf://buckets/${bucket}/${prefix}/report.md`, '-'], { env })
      expect(stdout).toContain('full_inference_success')

      const validated = await launch({ recipe: 'validate-space', space: 'mood-space', endpoint: '/predict', inputs: { text: 'I love it, it is great' }, expect: 'labels' })
      expect(validated.run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success' })
      expect(validated.gate?.generation?.inputs).toEqual(['I love it, it is great'])
    })

    test.concurrent(`text-model and recommend: a tiny random GPT-2${isHeavy ? '' : ', with a stand-in for transformers and torch'}`, { timeout }, async () => {
      await pushModel(alice(), 'alice/tiny-gpt2', makeTinyGpt2())
      const recommended = await launch({ recipe: 'recommend', model: 'alice/tiny-gpt2' })
      expect(recommended.run).toMatchObject({ status: 'done', resultStatus: null, failure: null })
      expect(RuntimeRecommendation.parse(JSON.parse(await recommended.read('runtime_recommendation.json')))).toMatchObject({ recipe: 'text-model', template: 'transformers-text' })

      const { run, gate } = await launch({ recipe: 'text-model', model: 'alice/tiny-gpt2', hardware })
      expect(run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success', failure: null })
      expect(gate?.generation?.outputs).toMatchObject([{ kind: 'text' }])
    })

    test.concurrent('agent-edit: Pi changes one text, and the live answer shows it', { timeout }, async () => {
      const { run, paths, read } = await launch({ recipe: 'agent-edit' })
      expect(run).toMatchObject({ status: 'done', resultStatus: 'safe_scaffold', failure: null })
      expect(await read('generated/app.py')).toContain(`ANSWER = "Edited in run ${run.runId.slice(-8)}"`)
      expect(paths.filter((path) => path.startsWith('traces/redacted/'))).toHaveLength(1)
    })

    test.concurrent('agent-quickstart: Pi makes and fills the Space with hf, and reaches nothing else', { timeout }, async () => {
      const { run, read } = await launch({ recipe: 'agent-quickstart', space: 'quick' })
      expect(run).toMatchObject({ status: 'done', resultStatus: 'safe_scaffold', failure: null })
      expect(JSON.parse(await read('target_space.json'))).toMatchObject({ visibility: 'private', fileCount: 2 })
    })

    test.concurrent('universal: Pi writes an app that does not build, mends it, and a live call proves it', { timeout }, async () => {
      await pushModel(alice(), 'alice/mood-pickled', { 'README.md': writeCard(mood), 'model.pkl': classifier })
      const { run, types, read } = await launch({ recipe: 'universal', model: 'alice/mood-pickled' })
      expect(run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success', failure: null })
      expect(types.filter((type) => type === 'run.repairing')).toHaveLength(1)
      expect(await read('logs/pi_output.txt')).toContain('--- round 1 ---')
    })

    test.concurrent('longcat: packages of the agent go up whole, and what stands in the way is told', { timeout }, async () => {
      await pushModel(alice(), 'alice/LongCat-Video', { 'README.md': writeCard({ license: 'mit', pipeline_tag: 'text-to-video', library_name: 'diffusers' }), 'config.json': '{}' })
      const { run, gate, paths } = await launch({ recipe: 'longcat', model: 'alice/LongCat-Video' })
      expect(run).toMatchObject({ status: 'done', resultStatus: 'technical_blocker', failure: null })
      expect(gate).toMatchObject({ generation: null, hardware: { current: 'zero-a10g' }, blockers: [{ id: 'attention' }] })
      expect(paths).toEqual(expect.arrayContaining(['generated/longcat_video/__init__.py', 'generated/longcat_video/pipeline.py', 'TECHNICAL_BLOCKERS.json']))
    })
  })
})
