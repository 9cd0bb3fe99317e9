import { createRepo, downloadFile, listFiles, modelInfo, uploadFiles } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { startForTest } from './support/emulator.ts'

test('a duplicate has the files of its source in one commit, and goes on by itself', async () => {
  const hub = await startForTest()
  const source = { ...hub.as('alice'), repo: 'alice/source' }
  await createRepo(source)
  await uploadFiles({ ...source, files: [{ path: 'big.bin', content: new Blob([Buffer.alloc(300_000)]) }, { path: 'small.txt', content: new Blob(['small']) }] })
  const duplicate = (as: string, body: unknown) => hub.call('POST', '/api/models/alice/source/duplicate', { as, body })
  const answer = await duplicate('bob', { repository: 'bob/copy', visibility: 'private' })
  expect(await answer.json()).toEqual({ url: `${hub.url}/bob/copy`, filesCopyPending: false })
  const copy = { ...hub.as('bob'), repo: 'bob/copy' }
  expect((await downloadFile({ ...copy, path: 'big.bin' }))?.size).toBe(300_000)
  await hub.call('DELETE', '/api/repos/delete', { as: 'alice', body: { name: 'source', type: 'model' } })
  expect(await (await downloadFile({ ...copy, path: 'small.txt' }))?.text()).toBe('small')
  const commits = (await (await hub.call('GET', '/api/models/bob/copy/commits/main', { as: 'bob' })).json()) as { title: string }[]
  expect(commits.map(({ title }) => title)).toEqual(['Duplicate from alice/source'])
})

test('what may not be read cannot be duplicated, nor into a foreign account or twice', async () => {
  const hub = await startForTest()
  await createRepo({ ...hub.as('alice'), repo: 'alice/secret', visibility: 'private' })
  const duplicate = async (as: string, repository: string) => hub.call('POST', '/api/models/alice/secret/duplicate', { as, body: { repository } })
  expect((await duplicate('bob', 'bob/stolen')).status).toBe(404)
  expect((await duplicate('alice', 'bob/gift')).status).toBe(403)
  expect((await duplicate('alice', 'alice/again')).status).toBe(200)
  // It is as private as its source.
  expect(await modelInfo({ ...hub.as('alice'), name: 'alice/again' })).toMatchObject({ private: true })
  const twice = await duplicate('alice', 'alice/again')
  expect([twice.status, await twice.json()]).toMatchObject([409, { url: `${hub.url}/alice/again` }])
})

test('a Space begins with the files of its template', async () => {
  const hub = await startForTest({
    seed: {
      users: [{ name: 'alice' }, { name: 'SpacesExamples' }],
      repositories: [{ type: 'space', id: 'SpacesExamples/page', sdk: 'static', files: [{ path: 'index.html', text: '<p>template</p>' }] }],
    },
  })
  expect(await (await hub.call('GET', '/api/spaces/templates')).json()).toEqual({ templates: [{ name: 'page', repoId: 'SpacesExamples/page', sdk: 'static', preferredPrivate: false }] })
  const create = (name: string, template: string) => hub.call('POST', '/api/repos/create', { as: 'alice', body: { name, type: 'space', sdk: 'static', template } })
  expect((await create('mine', 'SpacesExamples/page')).status).toBe(200)
  expect((await create('other', 'SpacesExamples/none')).status).toBe(400)
  const paths: string[] = []
  for await (const { path } of listFiles({ ...hub.as('alice'), repo: 'spaces/alice/mine' })) paths.push(path)
  expect(paths).toContain('index.html')
})
