import {
  commit, countCommits, createBranch, createRepo, datasetInfo, deleteBranch, deleteFile, deleteRepo, downloadFile, fileExists, listCommits, listFiles,
  listModels, modelInfo, pathsInfo, spaceInfo, uploadFile, uploadFiles,
} from '@huggingface/hub'
import { expect, test } from 'vitest'
import { startForTest } from './support/emulator.ts'

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

const text = (content: string): Blob => new Blob([content])

test('a private model is there for its owner alone', async () => {
  const hub = await startForTest()
  await createRepo({ ...hub.as('alice'), repo: 'alice/secret', visibility: 'private' })
  expect(await collect(listModels({ ...hub.as('bob') }))).toEqual([])
  await expect(createRepo({ ...hub.as('bob'), repo: 'alice/other' })).rejects.toMatchObject({ statusCode: 403 })
  await expect(deleteRepo({ ...hub.as('bob'), repo: 'alice/secret' })).rejects.toMatchObject({ statusCode: 404 })
})

test('hashes are those that git computes', async () => {
  const hub = await startForTest()
  const options = { ...hub.as('alice'), repo: 'alice/git' }
  await createRepo(options)
  await uploadFile({ ...options, file: { path: 'a/hello.txt', content: text('hello world\n') } })
  // `git hash-object` of the file, and `git mktree` of a folder with it alone.
  expect(await pathsInfo({ ...options, paths: ['a/hello.txt', 'a'] })).toMatchObject([
    { oid: '3b18e512dba79e4c8300dd08aeb37f8e728b8dad' },
    { oid: '68aba62e560c0ebc3396e8ae9335232cd93a3f60' },
  ])
})

test('a commit on a stale parent is refused and leaves the branch as it is', async () => {
  const hub = await startForTest()
  const options = { ...hub.as('alice'), repo: 'alice/race' }
  await createRepo(options)
  const [first] = await collect(listCommits(options))
  const add = (content: string) => commit({ ...options, title: content, parentCommit: first?.oid ?? '', operations: [{ operation: 'addOrUpdate', path: 'file.txt', content: text(content) }] })
  await add('first')
  await expect(add('second')).rejects.toMatchObject({ statusCode: 412 })
  expect(await (await downloadFile({ ...options, path: 'file.txt' }))?.text()).toBe('first')
  expect(await countCommits(options)).toBe(2)
})

test('a deleted file is gone from the branch and stays in its history', async () => {
  const hub = await startForTest()
  const options = { ...hub.as('alice'), repo: 'alice/history' }
  await createRepo(options)
  await uploadFile({ ...options, file: { path: 'sub/file.txt', content: text('kept') } })
  const [before] = await collect(listCommits(options))
  await deleteFile({ ...options, path: 'sub/file.txt' })
  expect((await collect(listFiles({ ...options, recursive: true }))).map(({ path }) => path)).toEqual(['.gitattributes'])
  expect(await (await downloadFile({ ...options, path: 'sub/file.txt', revision: before?.oid ?? '' }))?.text()).toBe('kept')
  await expect(deleteFile({ ...options, path: 'sub/file.txt' })).rejects.toMatchObject({ statusCode: 404 })
})

test('branches start where they are told, and leave main alone', async () => {
  const hub = await startForTest()
  const options = { ...hub.as('alice'), repo: 'alice/branches' }
  await createRepo(options)
  await createBranch({ ...options, branch: 'next' })
  await uploadFile({ ...options, branch: 'next', file: { path: 'new.txt', content: text('new') } })
  expect(await fileExists({ ...options, path: 'new.txt' })).toBe(false)
  expect(await fileExists({ ...options, path: 'new.txt', revision: 'next' })).toBe(true)
  await deleteBranch({ ...options, branch: 'next' })
  await expect(collect(listFiles({ ...options, revision: 'next' }))).rejects.toMatchObject({ statusCode: 404 })
})

test('model info reads the card and counts the values of safetensors', async () => {
  const hub = await startForTest()
  const options = { ...hub.as('alice'), repo: 'alice/weights' }
  await createRepo(options)
  const header = JSON.stringify({ __metadata__: { format: 'pt' }, a: { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] }, b: { dtype: 'BF16', shape: [5], data_offsets: [24, 34] } })
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  await uploadFiles({ ...options, files: [
    { path: 'model.safetensors', content: new Blob([length, header, Buffer.alloc(34)]) },
    { path: 'config.json', content: text('{"model_type":"llama","architectures":["LlamaForCausalLM"]}') },
    { path: 'README.md', content: text('---\nlicense: mit\npipeline_tag: text-generation\ntags: [tiny]\n---\n# Tiny\n') },
  ] })
  const info = await modelInfo({ ...options, name: options.repo, additionalFields: ['safetensors', 'cardData', 'tags', 'config', 'sha'] })
  expect(info).toMatchObject({
    task: 'text-generation',
    safetensors: { parameters: { F32: 6, BF16: 5 }, total: 11 },
    cardData: { license: 'mit' },
    tags: ['safetensors', 'llama', 'text-generation', 'tiny', 'license:mit', 'region:us'],
    config: { model_type: 'llama' },
    sha: expect.stringMatching(/^[0-9a-f]{40}$/),
  })
  expect((await collect(listModels({ ...options, search: { task: 'text-generation', tags: ['tiny'] } }))).map(({ name }) => name)).toEqual(['alice/weights'])
  expect(await collect(listModels({ ...options, search: { task: 'fill-mask' } }))).toEqual([])
})

test('a broken card is refused with the reason', async () => {
  const hub = await startForTest()
  const answer = await hub.call('POST', '/api/validate-yaml', { body: { content: '---\nsdk: cobol\n---\n', repoType: 'space' } })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ errors: [{ message: expect.stringContaining('sdk') }] })
})

test('Spaces other than static ones need a paid plan', async () => {
  const hub = await startForTest({ profile: 'team' })
  const create = (name: string, sdk: 'gradio' | 'static') => createRepo({ ...hub.as('alice'), repo: { type: 'space', name }, sdk })
  await create('alice/page', 'static')
  await expect(create('alice/app', 'gradio')).rejects.toMatchObject({ statusCode: 402 })
  await create('acme/app', 'gradio')
  expect(await spaceInfo({ ...hub.as('alice'), name: 'acme/app', additionalFields: ['subdomain', 'cardData'] })).toMatchObject({ sdk: 'gradio', subdomain: 'acme-app', cardData: { app_file: 'app.py' } })

  const zero = (name: string) => hub.call('POST', '/api/repos/create', { as: 'alice', body: { name, type: 'space', sdk: 'gradio', hardware: 'zero-a10g' } })
  expect([(await zero('z1')).status, (await zero('z2')).status, (await zero('z3')).status]).toEqual([200, 200, 402])
})

test('a moved repository is found under its old name, with its content', async () => {
  const hub = await startForTest()
  const options = { ...hub.as('alice'), repo: 'datasets/alice/old' } as const
  await createRepo(options)
  await uploadFile({ ...options, file: { path: 'x.txt', content: text('x') } })
  expect((await hub.call('POST', '/api/repos/move', { as: 'alice', body: { fromRepo: 'alice/old', toRepo: 'alice/new', type: 'dataset' } })).status).toBe(200)
  expect((await datasetInfo({ ...hub.as('alice'), name: 'alice/old' })).name).toBe('alice/new')
  expect(await (await downloadFile({ ...options, path: 'x.txt' }))?.text()).toBe('x')
  expect((await hub.call('POST', '/api/repos/move', { as: 'alice', body: { fromRepo: 'alice/new', toRepo: 'bob/new', type: 'dataset' } })).status).toBe(403)
})

test('visibility can be changed by the owner, and not both ways at once', async () => {
  const hub = await startForTest()
  const repo = 'alice/shy'
  await createRepo({ ...hub.as('alice'), repo })
  const change = (as: string, body: unknown) => hub.call('PUT', '/api/models/alice/shy/settings', { as, body })
  expect((await change('bob', { private: true })).status).toBe(403)
  expect((await change('alice', { private: true, visibility: 'public' })).status).toBe(400)
  expect(await (await change('alice', { visibility: 'private' })).json()).toMatchObject({ private: true })
  expect((await hub.call('GET', '/api/models/alice/shy', { as: 'bob' })).headers.get('x-error-code')).toBe('RepoNotFound')
})
