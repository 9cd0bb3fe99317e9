import {
  createTag, deleteTag, getCardText, getModelFacts, getSafetensorsHeader, listRefs, moveRepo, refreshToken, startDeviceSignIn, superSquash, updateRepoSettings, validateCard,
  waitForDeviceToken, whoAmI, type DeviceSignIn, type OAuthToken,
} from '@naturalcad/hub-client'

export interface OperationContext {
  /** Of the recording proxy, and alice's token. */
  call: { hubUrl: string; accessToken: string }
  /** Behind the proxy, for what a person does. */
  hubUrl: string
  clientId: string
  /** What earlier operations left for later ones. */
  left: { device?: DeviceSignIn; token?: OAuthToken }
}

/** The same operations as python/operations.py, by the same names, in the same order. What stands before `_` is the name of the call. */
export const operations: Readonly<Record<string, (context: OperationContext) => Promise<unknown>>> = {
  whoAmI: ({ call }) => whoAmI(call),
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
  startDeviceSignIn: async ({ call: { hubUrl }, clientId, left }) => {
    left.device = await startDeviceSignIn({ hubUrl, clientId })
  },
  waitForDeviceToken: async ({ call: { hubUrl }, hubUrl: behind, clientId, left }) => {
    const device = required(left.device)
    const decision = new URLSearchParams({ user_code: device.userCode, user: 'alice', decision: 'approve' })
    await fetch(`${behind}/oauth/device/decision`, { method: 'POST', body: decision })
    left.token = await waitForDeviceToken({ hubUrl, clientId, device })
  },
  refreshToken: ({ call: { hubUrl }, clientId, left }) => refreshToken({ hubUrl, clientId, refreshToken: required(left.token?.refreshToken) }),
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an earlier operation left nothing')
  return value
}
