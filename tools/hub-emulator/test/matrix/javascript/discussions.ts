import { commit, HubApiError } from '@huggingface/hub'
import { expect } from 'vitest'
import { expectRefusal, type Cases } from '../framework/cases.ts'
import { seededRepository } from './seeded-repository.ts'

const operations = [{ operation: 'addOrUpdate' as const, path: 'idea.txt', content: new Blob(['idea']) }]

export const discussionCases: Cases = {
  'create-pull-request': {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'proposal')
      const made = await commit({ ...hub.as.bob, repo, title: 'An idea', operations, isPullRequest: true })
      expect(made?.pullRequestUrl).toBe(`${hub.url}/${repo}/discussions/1`)
      expect(await hub.text(`/${repo}/resolve/refs%2Fpr%2F1/idea.txt`)).toBe('idea')
      expect((await hub.call('GET', `/${repo}/resolve/main/idea.txt`)).status).toBe(404)
    },
    error: (hub) => expectRefusal(commit({ ...hub.as.bob, repo: 'alice/none', title: 'An idea', operations, isPullRequest: true }), HubApiError, { statusCode: 404 }),
  },
}
