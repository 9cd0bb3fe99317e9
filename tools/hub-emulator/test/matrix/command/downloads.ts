import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import { seededRepository } from '../javascript/seeded-repository.ts'

export const downloadCommands: Cases = {
  'list-files': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'cli-list', { 'a/b.txt': 'b' })
      expect(await hfOutput(hub, ['models', 'ls', repo, '-R'])).toContain('a/b.txt')
    },
    error: (hub) => expectHfError(hub, ['models', 'ls', 'alice/none'], /not found|404/i),
  },
  'download-file': {
    success: async (hub) => {
      const [repo, cwd] = [await seededRepository(hub, 'cli-download', { 'a/b.txt': 'content' }), hub.folder()]
      await hfOutput(hub, ['download', repo, 'a/b.txt', '--local-dir', 'back'], { cwd })
      expect(readFileSync(join(cwd, 'back/a/b.txt'), 'utf8')).toBe('content')
    },
    error: async (hub) => expectHfError(hub, ['download', await seededRepository(hub, 'cli-download'), 'none.txt'], /404|not found/i),
  },
  'snapshot-download': {
    success: async (hub) => {
      const [repo, cwd] = [await seededRepository(hub, 'cli-snapshot', { 'a/b.txt': 'b', 'c.txt': 'c' }), hub.folder()]
      await hfOutput(hub, ['download', repo, '--local-dir', 'back'], { cwd })
      expect(['a/b.txt', 'c.txt'].map((path) => readFileSync(join(cwd, 'back', path), 'utf8'))).toEqual(['b', 'c'])
    },
    error: (hub) => expectHfError(hub, ['download', 'alice/none'], /not found|404/i),
  },
}
