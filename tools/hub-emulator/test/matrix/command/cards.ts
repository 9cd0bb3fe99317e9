import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import { seededRepository } from '../javascript/seeded-repository.ts'

export const cardCommands: Cases = {
  'load-card': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'cli-card', { 'README.md': '---\nlicense: mit\n---\n# Title\n' })
      expect(await hfOutput(hub, ['models', 'card', repo, '--text'])).toContain('# Title')
    },
    error: async (hub) => expectHfError(hub, ['models', 'card', await seededRepository(hub, 'cli-card')], /not found|404/i),
  },
}
