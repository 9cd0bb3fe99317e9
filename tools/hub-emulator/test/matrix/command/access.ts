import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import { seededRepository } from '../javascript/seeded-repository.ts'

export const accessCommands: Cases = {
  'repository-settings': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'cli-settings')
      await hfOutput(hub, ['repos', 'settings', repo, '--private', '--gated', 'manual'])
      expect(await hub.json(`/api/models/${repo}`)).toMatchObject({ private: true, gated: 'manual' })
    },
    error: async (hub) => expectHfError(hub, ['repos', 'settings', await seededRepository(hub, 'cli-settings'), '--private'], /403/, { as: 'bob' }),
  },
}
