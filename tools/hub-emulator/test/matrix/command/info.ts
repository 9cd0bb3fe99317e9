import { createRepo } from '@huggingface/hub'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import { seededRepository } from '../javascript/seeded-repository.ts'

const notFound = /not found|404/i

export const infoCommands: Cases = {
  'model-info': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'cli-info', { 'README.md': '---\nlicense: mit\n---\n' })
      expect(JSON.parse(await hfOutput(hub, ['models', 'info', repo, '--json']))).toMatchObject({ id: repo, card_data: { license: 'mit' } })
    },
    error: (hub) => expectHfError(hub, ['models', 'info', 'alice/none'], notFound),
  },
  'dataset-info': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'cli-info', {}, 'dataset')
      expect(JSON.parse(await hfOutput(hub, ['datasets', 'info', repo, '--json']))).toMatchObject({ id: repo })
    },
    error: (hub) => expectHfError(hub, ['datasets', 'info', 'alice/none'], notFound),
  },
  'list-models': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'cli-listed')
      expect(await hfOutput(hub, ['models', 'ls', '--author', 'alice', '--search', repo.slice('alice/'.length), '--quiet'])).toBe(`${repo}\n`)
    },
    error: (hub) => expectHfError(hub, ['models', 'ls'], /401|token/i, { as: 'nobody' }),
  },
  'list-datasets': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'cli-listed', {}, 'dataset')
      expect(await hfOutput(hub, ['datasets', 'ls', '--author', 'alice', '--quiet'])).toContain(repo)
    },
    error: (hub) => expectHfError(hub, ['datasets', 'ls'], /401|token/i, { as: 'nobody' }),
  },
  'list-spaces': {
    success: async (hub) => {
      const name = hub.name('cli-listed')
      await createRepo({ ...hub.as.alice, repo: { type: 'space', name }, sdk: 'static' })
      expect(await hfOutput(hub, ['spaces', 'ls', '--author', 'alice', '--quiet'])).toContain(name)
    },
    error: (hub) => expectHfError(hub, ['spaces', 'ls'], /401|token/i, { as: 'nobody' }),
  },
  'search-spaces': {
    success: async (hub) => {
      const name = hub.name('cli-searched')
      await createRepo({ ...hub.as.alice, repo: { type: 'space', name }, sdk: 'static' })
      expect(await hfOutput(hub, ['spaces', 'search', name.slice('alice/'.length), '--include-non-running', '--quiet'])).toContain(name)
    },
    error: (hub) => expectHfError(hub, ['spaces', 'search', 'anything'], /401|token/i, { as: 'nobody' }),
  },
}
