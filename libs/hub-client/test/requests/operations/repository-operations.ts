import {
  createTag,
  deleteTag,
  getCardText,
  getModelFacts,
  getSafetensorsHeader,
  listRefs,
  moveRepo,
  superSquash,
  updateRepoSettings,
  validateCard,
} from '@naturalcad/hub-client'
import type { Operations } from '../operation-context.ts'

export const repositoryOperations: Operations = {
  listRefs: ({ call }) => listRefs({ ...call, repo: 'alice/tiny' }),
  listRefs_with_pull_requests: ({ call }) => listRefs({ ...call, repo: 'alice/tiny', includePullRequests: true }),
  createTag: ({ call }) => createTag({ ...call, repo: 'alice/tiny', tag: 'v1/rc', message: 'the first', revision: 'next/one' }),
  createTag_of_main: ({ call }) => createTag({ ...call, repo: 'datasets/alice/data', tag: 'v1' }),
  deleteTag: ({ call }) => deleteTag({ ...call, repo: 'alice/tiny', tag: 'v1/rc' }),
  superSquash: ({ call }) => superSquash({ ...call, repo: 'datasets/alice/data', branch: 'main', message: 'all of it' }),
  updateRepoSettings: async ({ call }) => {
    await updateRepoSettings({ ...call, repo: 'alice/tiny', visibility: 'private', gated: 'manual' })
    await updateRepoSettings({ ...call, repo: 'alice/tiny', gated: false })
  },
  moveRepo: ({ call }) => moveRepo({ ...call, from: 'datasets/alice/data', to: 'datasets/alice/moved' }),
  validateCard: ({ call }) => validateCard({ ...call, repoType: 'space', content: '---\nsdk: static\n---\nHi' }),
  getCardText: ({ call }) => getCardText({ ...call, repo: 'alice/tiny' }),
  getSafetensorsHeader: ({ call }) => getSafetensorsHeader({ ...call, repo: 'alice/tiny' }),
  getModelFacts: ({ call }) => getModelFacts({ ...call, repo: 'alice/tiny', revision: 'next/one' }),
}
