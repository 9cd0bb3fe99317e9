import { HubApiError, whoAmI } from '@huggingface/hub'
import { expect } from 'vitest'
import { expectRefusal, type Cases } from '../framework/cases.ts'

export const identityCases: Cases = {
  whoami: {
    success: async (hub) => {
      expect(await whoAmI(hub.as.reader)).toMatchObject({ type: 'user', name: 'alice', isPro: true, orgs: [{ name: 'acme' }], auth: { accessToken: { displayName: 'reader', role: 'read' } } })
    },
    error: (hub) => expectRefusal(whoAmI(hub.as.nobody), HubApiError, { statusCode: 401, message: expect.stringContaining('Invalid credentials in Authorization header') }),
  },
}
