import { createRepo, datasetInfo, listModels, listSpaces, modelInfo, uploadFile, uploadFiles } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { safetensors } from './support/safetensors.ts'
import { startForTest, type StartedEmulator } from './support/emulator.ts'

const text = (content: string): Blob => new Blob([content])

async function addModel(hub: StartedEmulator, name: string, card: string, files: { path: string; content: Blob }[] = []): Promise<void> {
  await createRepo({ ...hub.as('alice'), repo: name })
  await uploadFiles({ ...hub.as('alice'), repo: name, files: [{ path: 'README.md', content: text(card) }, ...files] })
}

async function names(found: AsyncIterable<{ name: string }>): Promise<string[]> {
  const list: string[] = []
  for await (const { name } of found) list.push(name)
  return list
}

async function ask(hub: StartedEmulator, path: string): Promise<unknown> {
  return (await hub.call('GET', path, { as: 'alice' })).json()
}

test('a model knows its base, its children, its Spaces and what loads it', async () => {
  const hub = await startForTest()
  await addModel(hub, 'alice/base', '---\npipeline_tag: text-generation\n---\n', [{ path: 'config.json', content: text('{"model_type":"llama","architectures":["LlamaForCausalLM"]}') }])
  await addModel(hub, 'alice/tuned', '---\nbase_model: alice/base\n---\n')
  await createRepo({ ...hub.as('alice'), repo: 'spaces/alice/demo', sdk: 'static' })
  await uploadFile({ ...hub.as('alice'), repo: 'spaces/alice/demo', file: { path: 'README.md', content: text('---\nsdk: static\nmodels: [alice/base]\n---\n') } })
  expect(await modelInfo({ ...hub.as('alice'), name: 'alice/base', additionalFields: ['spaces', 'transformersInfo'] })).toMatchObject({
    spaces: ['alice/demo'], transformersInfo: { auto_model: 'AutoModelForCausalLM', pipeline_tag: 'text-generation', processor: 'AutoTokenizer' },
  })
  expect(await ask(hub, '/api/models/alice/base?expand=childrenModelCount')).toMatchObject({ childrenModelCount: 1 })
  expect(await ask(hub, '/api/models/alice/tuned?expand=baseModels&expand=mask_token')).toMatchObject({ baseModels: ['alice/base'] })
  // A private Space stays unknown to others.
  await hub.call('PUT', '/api/spaces/alice/demo/settings', { as: 'alice', body: { private: true } })
  expect(await modelInfo({ ...hub.as('bob'), name: 'alice/base', additionalFields: ['spaces'] })).toMatchObject({ spaces: [] })
})

test('a dataset tells the beginning of its card and the size of its files', async () => {
  const hub = await startForTest()
  const repo = 'datasets/alice/data'
  await createRepo({ ...hub.as('alice'), repo })
  await uploadFile({ ...hub.as('alice'), repo, file: { path: 'README.md', content: text(`---\nlicense: mit\n---\n# Data\n\n${'word '.repeat(100)}`) } })
  const info = await datasetInfo({ ...hub.as('alice'), name: 'alice/data', additionalFields: ['description', 'citation'] })
  expect(info.description).toMatch(/^# Data word .*…$/)
  const before = (await ask(hub, '/api/datasets/alice/data?expand=mainSize')) as { mainSize: number }
  await uploadFile({ ...hub.as('alice'), repo, file: { path: 'rows.csv', content: text('12345') } })
  expect(await ask(hub, '/api/datasets/alice/data?expand=mainSize')).toMatchObject({ mainSize: before.mainSize + 5 })
})

test('lists filter by words, tags, size, links and gates', async () => {
  const hub = await startForTest()
  await addModel(hub, 'alice/small', '---\ntags: [tiny]\n---\n', [{ path: 'model.safetensors', content: safetensors({ a: [10] }) }])
  await addModel(hub, 'alice/large', '---\ntags: [huge]\n---\n', [{ path: 'model.safetensors', content: safetensors({ a: [2000] }) }])
  await createRepo({ ...hub.as('bob'), repo: 'bob/other' })
  expect(await names(listModels({ ...hub.as('alice'), search: { owner: 'alice' }, sort: 'num_parameters' }))).toEqual(['alice/large', 'alice/small'])
  expect(await names(listModels({ ...hub.as('alice'), search: { query: 'SMALL' } }))).toEqual(['alice/small'])
  expect(await names(listModels({ ...hub.as('alice'), search: { tags: ['tiny'] } }))).toEqual(['alice/small'])
  expect(await ask(hub, '/api/models?num_parameters=min:1K,max:2K&cardData=true')).toMatchObject([{ id: 'alice/large', cardData: { tags: ['huge'] } }])
  expect((await hub.call('GET', '/api/models?num_parameters=many')).status).toBe(400)
  expect(await ask(hub, '/api/models?search=alice&search=sma')).toMatchObject([{ id: 'alice/small' }])
  await hub.call('PUT', '/api/models/bob/other/settings', { as: 'bob', body: { gated: 'auto' } })
  expect(await ask(hub, '/api/models?gated=true')).toMatchObject([{ id: 'bob/other', gated: 'auto' }])
  expect(await ask(hub, '/api/models-tags-by-type')).toMatchObject({ other: [{ id: 'huge' }, { id: 'tiny' }], library: [{ id: 'safetensors' }], region: [{ id: 'region:us', label: 'us' }] })
})

test('Spaces are found by what they use and what they say', async () => {
  const hub = await startForTest()
  for (const [name, card] of [['alice/draw', 'title: Drawing board\nmodels: [alice/m]\n'], ['alice/sing', 'title: Singing\n']] as const) {
    await createRepo({ ...hub.as('alice'), repo: { type: 'space', name }, sdk: 'static' })
    await uploadFiles({ ...hub.as('alice'), repo: { type: 'space', name }, files: [{ path: 'README.md', content: text(`---\nsdk: static\n${card}---\n`) }, { path: 'index.html', content: text('<p>') }] })
  }
  expect(await ask(hub, '/api/spaces?models=alice/m')).toMatchObject([{ id: 'alice/draw' }])
  expect(await names(listSpaces({ ...hub.as('alice'), search: { tags: ['static'] }, sort: 'id' }))).toEqual(['alice/draw', 'alice/sing'])
  const found = await ask(hub, '/api/spaces/semantic-search?q=drawing%20board&includeNonRunning=true')
  expect(found).toMatchObject([{ id: 'alice/draw', title: 'Drawing board', semanticRelevancyScore: 1 }])
  expect((await hub.call('GET', '/api/spaces/semantic-search?q=')).status).toBe(400)
})

test('the headers of a model in many files come in one answer', async () => {
  const hub = await startForTest()
  const index = { metadata: { total_size: 48 }, weight_map: { a: 'one.safetensors', b: 'two.safetensors' } }
  await addModel(hub, 'alice/sharded', '# Sharded', [
    { path: 'model.safetensors.index.json', content: text(JSON.stringify(index)) },
    { path: 'one.safetensors', content: safetensors({ a: [2, 3] }) },
    { path: 'two.safetensors', content: safetensors({ b: [6] }) },
  ])
  expect(await ask(hub, '/api/models/alice/sharded/safetensors-metadata/model.safetensors.index.json')).toMatchObject({
    index: { metadata: { total_size: 48 } }, headers: { 'one.safetensors': { a: { shape: [2, 3] } }, 'two.safetensors': { b: { dtype: 'F32' } } },
  })
  expect((await hub.call('GET', '/api/models/alice/sharded/safetensors-metadata/README.md')).status).toBe(404)
})
