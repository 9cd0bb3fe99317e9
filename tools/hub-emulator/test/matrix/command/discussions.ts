import { commit } from '@huggingface/hub'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import type { MatrixHub } from '../framework/matrix-hub.ts'
import { seededRepository } from '../javascript/seeded-repository.ts'

async function opened(hub: MatrixHub): Promise<string> {
  const repo = await seededRepository(hub, 'cli-talk')
  await hub.call('POST', `/api/models/${repo}/discussions`, { as: 'bob', body: { title: 'Question', description: 'Why?', pullRequest: false } })
  return repo
}

async function proposed(hub: MatrixHub): Promise<string> {
  const repo = await seededRepository(hub, 'cli-talk')
  await commit({ ...hub.as.bob, repo, title: 'An idea', isPullRequest: true, operations: [{ operation: 'addOrUpdate', path: 'idea.txt', content: new Blob(['idea']) }] })
  return repo
}

const missing = /not found|404/i
const details = (hub: MatrixHub, repo: string): Promise<unknown> => hub.json(`/api/models/${repo}/discussions/1`)

export const discussionCommands: Cases = {
  'create-discussion': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'cli-talk')
      await hfOutput(hub, ['discussions', 'create', repo, '--title', 'Question', '--body', 'Why?'], { as: 'bob' })
      expect(await details(hub, repo)).toMatchObject({ title: 'Question', author: { name: 'bob' } })
    },
    error: (hub) => expectHfError(hub, ['discussions', 'create', 'alice/none', '--title', 'x', '--body', 'x'], missing),
  },
  'list-discussions': {
    success: async (hub) => {
      expect(await hfOutput(hub, ['discussions', 'ls', await opened(hub)])).toContain('Question')
    },
    error: (hub) => expectHfError(hub, ['discussions', 'ls', 'alice/none'], missing),
  },
  'discussion-details': {
    success: async (hub) => {
      expect(await hfOutput(hub, ['discussions', 'info', await opened(hub), '1'])).toContain('Question')
    },
    error: async (hub) => expectHfError(hub, ['discussions', 'info', await seededRepository(hub, 'cli-talk'), '7'], missing),
  },
  'comment-discussion': {
    success: async (hub) => {
      const repo = await opened(hub)
      await hfOutput(hub, ['discussions', 'comment', repo, '1', '--body', 'Because.'])
      expect(JSON.stringify(await details(hub, repo))).toContain('Because.')
    },
    error: async (hub) => expectHfError(hub, ['discussions', 'comment', await seededRepository(hub, 'cli-talk'), '7', '--body', 'x'], missing),
  },
  'rename-discussion': {
    success: async (hub) => {
      const repo = await opened(hub)
      await hfOutput(hub, ['discussions', 'rename', repo, '1', 'Better question'])
      expect(await details(hub, repo)).toMatchObject({ title: 'Better question' })
    },
    error: async (hub) => expectHfError(hub, ['discussions', 'rename', await seededRepository(hub, 'cli-talk'), '7', 'x'], missing),
  },
  'change-discussion-status': {
    success: async (hub) => {
      const repo = await opened(hub)
      await hfOutput(hub, ['discussions', 'close', repo, '1', '--yes'])
      expect(await details(hub, repo)).toMatchObject({ status: 'closed' })
    },
    error: async (hub) => expectHfError(hub, ['discussions', 'close', await seededRepository(hub, 'cli-talk'), '7', '--yes'], missing),
  },
  'merge-pull-request': {
    success: async (hub) => {
      const repo = await proposed(hub)
      await hfOutput(hub, ['discussions', 'merge', repo, '1', '--yes'])
      expect(await hub.text(`/${repo}/resolve/main/idea.txt`)).toBe('idea')
    },
    error: async (hub) => expectHfError(hub, ['discussions', 'merge', await proposed(hub), '1', '--yes'], /403/, { as: 'bob' }),
  },
}
