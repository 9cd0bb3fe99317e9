import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import { seededRepository } from '../javascript/seeded-repository.ts'
import { paths } from '../javascript/uploads.ts'

export const uploadCommands: Cases = {
  'upload-file': {
    success: async (hub) => {
      const [repo, cwd] = [hub.name('cli-upload'), hub.folder()]
      writeFileSync(join(cwd, 'note.txt'), 'from the command line')
      await hfOutput(hub, ['upload', repo, '.', 'in', '--commit-message', 'by command'], { cwd })
      expect(await hub.text(`/${repo}/resolve/main/in/note.txt`)).toBe('from the command line')
    },
    error: async (hub) => {
      const cwd = hub.folder()
      writeFileSync(join(cwd, 'note.txt'), 'x')
      await expectHfError(hub, ['upload', await seededRepository(hub, 'cli-upload'), 'note.txt'], /403/, { cwd, as: 'bob' })
    },
  },
  'delete-files': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'cli-delete', { 'a.txt': 'a', 'b.json': '{}' })
      await hfOutput(hub, ['repos', 'delete-files', repo, '*.json'])
      expect(await paths(hub, repo)).toEqual(['a.txt'])
    },
    error: (hub) => expectHfError(hub, ['repos', 'delete-files', 'alice/none', '*.json'], /not found|404/i),
  },
  'classic-lfs': {
    success: async (hub) => {
      const [repo, cwd] = [hub.name('cli-lfs'), hub.folder()]
      const content = Buffer.alloc(2_000_000, 3)
      writeFileSync(join(cwd, 'large.bin'), content)
      await hfOutput(hub, ['upload', repo, 'large.bin'], { cwd, env: { HF_HUB_DISABLE_XET: '1' } })
      expect(Buffer.from(await (await hub.call('GET', `/${repo}/resolve/main/large.bin`)).arrayBuffer()).equals(content)).toBe(true)
    },
    error: async (hub) => {
      const [repo, cwd] = [await seededRepository(hub, 'cli-lfs'), hub.folder()]
      writeFileSync(join(cwd, 'large.bin'), Buffer.alloc(300_000, 4))
      hub.addFault({ path: `/${repo}.git/info/lfs/objects/batch`, times: 1, answer: { status: 403, error: 'No more room' } })
      await expectHfError(hub, ['upload', repo, 'large.bin'], /403/, { cwd, env: { HF_HUB_DISABLE_XET: '1' } })
    },
  },
  'copy-between-repositories': {
    success: async (hub) => {
      const [source, target] = [await seededRepository(hub, 'cli-source', { 'a.txt': 'a' }), await seededRepository(hub, 'cli-target')]
      await hfOutput(hub, ['repos', 'cp', `hf://${source}/a.txt`, `hf://${target}/copies/a.txt`])
      expect(await hub.text(`/${target}/resolve/main/copies/a.txt`)).toBe('a')
    },
    error: async (hub) => expectHfError(hub, ['repos', 'cp', 'hf://alice/none/a.txt', `hf://${await seededRepository(hub, 'cli-target')}/a.txt`], /not found|404/i),
  },
}
