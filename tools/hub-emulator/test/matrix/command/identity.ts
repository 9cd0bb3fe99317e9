import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRepo } from '@huggingface/hub'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'

export const identityCommands: Cases = {
  whoami: {
    success: async (hub) => {
      expect(JSON.parse(await hfOutput(hub, ['auth', 'whoami', '--json']))).toMatchObject({ user: 'alice', orgs: 'acme' })
    },
    error: (hub) => expectHfError(hub, ['auth', 'whoami'], /Invalid user token/, { as: 'nobody' }),
  },
  'user-repositories': {
    success: async (hub) => {
      const repo = hub.name('listed')
      await createRepo({ ...hub.as.alice, repo })
      expect(await hfOutput(hub, ['repos', 'ls', '--json'])).toContain(repo)
    },
    error: (hub) => expectHfError(hub, ['repos', 'ls'], /401/, { as: 'nobody' }),
  },
  'sign-in-with-token': {
    success: async (hub) => {
      const home = hub.folder()
      await hfOutput(hub, ['auth', 'login', '--token', hub.as.bob.accessToken], { env: { HF_HOME: home, HF_TOKEN: '' } })
      expect(readFileSync(join(home, 'token'), 'utf8')).toBe(hub.as.bob.accessToken)
      expect(await hfOutput(hub, ['auth', 'whoami'], { env: { HF_HOME: home, HF_TOKEN: '' } })).toContain('bob')
    },
    error: (hub) => expectHfError(hub, ['auth', 'login', '--token', hub.as.nobody.accessToken], /[Ii]nvalid/, { env: { HF_TOKEN: '' } }),
  },
}
