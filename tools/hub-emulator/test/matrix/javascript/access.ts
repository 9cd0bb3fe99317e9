import { checkRepoAccess, createRepo, HubApiError, repoExists } from '@huggingface/hub'
import { expect } from 'vitest'
import { expectRefusal, type Cases } from '../framework/cases.ts'
import type { MatrixHub } from '../framework/matrix-hub.ts'

async function newRepository(hub: MatrixHub, word: string): Promise<string> {
  const repo = hub.name(word)
  await createRepo({ ...hub.as.alice, repo, visibility: 'private' })
  return repo
}

export const accessCases: Cases = {
  'repository-exists': {
    success: async (hub) => {
      const repo = await newRepository(hub, 'exists')
      expect(await repoExists({ ...hub.as.alice, repo })).toBe(true)
      expect(await repoExists({ ...hub.as.bob, repo })).toBe(false)
    },
    error: async (hub) => {
      const repo = await newRepository(hub, 'exists')
      hub.addFault({ path: `/api/models/${repo}`, times: 1, answer: { status: 503, error: 'Come back later' } })
      await expectRefusal(repoExists({ ...hub.as.alice, repo }), HubApiError, { statusCode: 503, message: expect.stringContaining('Come back later') })
    },
  },
  'check-access': {
    success: async (hub) => {
      const repo = await newRepository(hub, 'access')
      expect(await checkRepoAccess({ ...hub.as.reader, repo })).toBeUndefined()
    },
    error: async (hub) => {
      const repo = await newRepository(hub, 'access')
      await expectRefusal(checkRepoAccess({ ...hub.as.bob, repo }), HubApiError, { statusCode: 404 })
    },
  },
}
