import { createBranch, createRepo, deleteBranch, deleteRepo, HubApiError } from '@huggingface/hub'
import { expect } from 'vitest'
import { expectRefusal, type Cases } from '../framework/cases.ts'
import type { MatrixHub } from '../framework/matrix-hub.ts'

async function newRepository(hub: MatrixHub, word: string): Promise<string> {
  const repo = hub.name(word)
  await createRepo({ ...hub.as.alice, repo, visibility: 'private' })
  return repo
}

const branchNames = async (hub: MatrixHub, repo: string): Promise<string[]> =>
  ((await hub.json(`/api/models/${repo}/refs`)) as { branches: { name: string }[] }).branches.map(({ name }) => name)

export const repositoryCases: Cases = {
  'create-repository': {
    success: async (hub) => {
      const repo = hub.name('created')
      const created = await createRepo({ ...hub.as.alice, repo, visibility: 'private', license: 'mit' })
      expect(created).toMatchObject({ repoUrl: `${hub.url}/${repo}`, id: expect.any(String) })
      expect(await hub.json(`/api/models/${repo}`)).toMatchObject({ id: repo, private: true, cardData: { license: 'mit' } })
    },
    error: async (hub) => {
      const repo = await newRepository(hub, 'created')
      await expectRefusal(createRepo({ ...hub.as.alice, repo }), HubApiError, { statusCode: 409 })
    },
  },
  'create-static-space': {
    success: async (hub) => {
      const name = hub.name('page')
      await createRepo({ ...hub.as.alice, repo: { type: 'space', name }, sdk: 'static', files: [{ path: 'index.html', content: new TextEncoder().encode('<p>hi</p>').buffer }] })
      expect(await hub.text(`/spaces/${name}/resolve/main/index.html`)).toBe('<p>hi</p>')
    },
    error: (hub) => expectRefusal(createRepo({ ...hub.as.reader, repo: { type: 'space', name: hub.name('page') }, sdk: 'static' }), HubApiError, { statusCode: 403 }),
  },
  'delete-repository': {
    success: async (hub) => {
      const repo = await newRepository(hub, 'deleted')
      await deleteRepo({ ...hub.as.alice, repo })
      expect((await hub.call('GET', `/api/models/${repo}`)).status).toBe(404)
    },
    error: (hub) => expectRefusal(deleteRepo({ ...hub.as.alice, repo: 'alice/none' }), HubApiError, { statusCode: 404 }),
  },
  'create-branch': {
    success: async (hub) => {
      const repo = await newRepository(hub, 'branch')
      await createBranch({ ...hub.as.alice, repo, branch: 'next' })
      expect(await branchNames(hub, repo)).toEqual(['main', 'next'])
    },
    error: async (hub) => {
      const repo = await newRepository(hub, 'branch')
      await expectRefusal(createBranch({ ...hub.as.alice, repo, branch: 'main' }), HubApiError, { statusCode: 409 })
    },
  },
  'delete-branch': {
    success: async (hub) => {
      const repo = await newRepository(hub, 'branch')
      await createBranch({ ...hub.as.alice, repo, branch: 'next' })
      await deleteBranch({ ...hub.as.alice, repo, branch: 'next' })
      expect(await branchNames(hub, repo)).toEqual(['main'])
    },
    error: async (hub) => {
      const repo = await newRepository(hub, 'branch')
      await expectRefusal(deleteBranch({ ...hub.as.alice, repo, branch: 'none' }), HubApiError, { statusCode: 404 })
    },
  },
}
