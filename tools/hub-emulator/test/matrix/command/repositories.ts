import { createBranch, createRepo } from '@huggingface/hub'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import type { MatrixHub } from '../framework/matrix-hub.ts'

async function newRepository(hub: MatrixHub, word: string): Promise<string> {
  const repo = hub.name(`cli-${word}`)
  await createRepo({ ...hub.as.alice, repo })
  return repo
}

interface Refs {
  branches: { name: string }[]
  tags: { name: string }[]
}

async function refNames(hub: MatrixHub, repo: string, kind: keyof Refs): Promise<string[]> {
  return ((await hub.json(`/api/models/${repo}/refs`)) as Refs)[kind].map(({ name }) => name)
}

const notFound = /not found|404/i

export const repositoryCommands: Cases = {
  'create-repository': {
    success: async (hub) => {
      const repo = hub.name('cli-created')
      expect(await hfOutput(hub, ['repos', 'create', repo, '--private', '--quiet'])).toContain(repo)
      expect(await hub.json(`/api/models/${repo}`)).toMatchObject({ private: true })
    },
    error: async (hub) => expectHfError(hub, ['repos', 'create', await newRepository(hub, 'created')], /409|already/i),
  },
  'create-static-space': {
    success: async (hub) => {
      const repo = hub.name('cli-page')
      await hfOutput(hub, ['repos', 'create', repo, '--type', 'space', '--space-sdk', 'static'])
      expect(await hub.json(`/api/spaces/${repo}`)).toMatchObject({ sdk: 'static' })
    },
    error: (hub) => expectHfError(hub, ['repos', 'create', 'bob/app', '--type', 'space', '--space-sdk', 'gradio'], /402/, { as: 'bob' }),
  },
  'delete-repository': {
    success: async (hub) => {
      const repo = await newRepository(hub, 'deleted')
      await hfOutput(hub, ['repos', 'delete', repo, '--yes'])
      expect((await hub.call('GET', `/api/models/${repo}`)).status).toBe(404)
    },
    error: (hub) => expectHfError(hub, ['repos', 'delete', 'alice/none', '--yes'], notFound),
  },
  'move-repository': {
    success: async (hub) => {
      const [from, to] = [await newRepository(hub, 'old'), hub.name('cli-new')]
      await hfOutput(hub, ['repos', 'move', from, to])
      expect(await hub.json(`/api/models/${to}`)).toMatchObject({ id: to })
    },
    error: async (hub) => expectHfError(hub, ['repos', 'move', await newRepository(hub, 'old'), 'bob/taken'], /403/),
  },
  'duplicate-repository': {
    success: async (hub) => {
      const [from, to] = [await newRepository(hub, 'origin'), hub.name('cli-copy')]
      await hfOutput(hub, ['repos', 'duplicate', from, to])
      expect(await hub.json(`/api/models/${to}`)).toMatchObject({ id: to })
    },
    error: (hub) => expectHfError(hub, ['repos', 'duplicate', 'alice/none', hub.name('cli-copy')], notFound),
  },
  'create-branch': {
    success: async (hub) => {
      const repo = await newRepository(hub, 'branch')
      await hfOutput(hub, ['repos', 'branch', 'create', repo, 'next'])
      expect(await refNames(hub, repo, 'branches')).toEqual(['main', 'next'])
    },
    error: async (hub) => expectHfError(hub, ['repos', 'branch', 'create', await newRepository(hub, 'branch'), 'main'], /409|already/i),
  },
  'delete-branch': {
    success: async (hub) => {
      const repo = await newRepository(hub, 'branch')
      await createBranch({ ...hub.as.alice, repo, branch: 'next' })
      await hfOutput(hub, ['repos', 'branch', 'delete', repo, 'next'])
      expect(await refNames(hub, repo, 'branches')).toEqual(['main'])
    },
    error: async (hub) => expectHfError(hub, ['repos', 'branch', 'delete', await newRepository(hub, 'branch'), 'none'], notFound),
  },
  'create-tag': {
    success: async (hub) => {
      const repo = await newRepository(hub, 'tag')
      await hfOutput(hub, ['repos', 'tag', 'create', repo, 'v1', '-m', 'one'])
      expect(await refNames(hub, repo, 'tags')).toEqual(['v1'])
    },
    error: async (hub) => expectHfError(hub, ['repos', 'tag', 'create', await newRepository(hub, 'tag'), 'v1', '--revision', 'none'], notFound),
  },
  'delete-tag': {
    success: async (hub) => {
      const repo = await newRepository(hub, 'tag')
      expect((await hub.call('POST', `/api/models/${repo}/tag/main`, { body: { tag: 'v1' } })).status).toBe(200)
      await hfOutput(hub, ['repos', 'tag', 'delete', repo, 'v1', '--yes'])
      expect(await refNames(hub, repo, 'tags')).toEqual([])
    },
    error: async (hub) => expectHfError(hub, ['repos', 'tag', 'delete', await newRepository(hub, 'tag'), 'none', '--yes'], notFound),
  },
  'list-refs': {
    success: async (hub) => {
      const repo = await newRepository(hub, 'tag')
      expect((await hub.call('POST', `/api/models/${repo}/tag/main`, { body: { tag: 'v1.5' } })).status).toBe(200)
      expect(await hfOutput(hub, ['repos', 'tag', 'list', repo])).toContain('v1.5')
    },
    error: (hub) => expectHfError(hub, ['repos', 'tag', 'list', 'alice/none'], notFound),
  },
}
