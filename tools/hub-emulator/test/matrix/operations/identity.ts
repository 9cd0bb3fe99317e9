import type { Operation } from '../framework/operation.ts'

export const identityOperations = [
  { id: 'whoami', rows: ['2 whoami', '16.1'], by: { hub: 'whoAmI', python: 'whoami', hf: 'auth whoami' } },
  { id: 'user-overview', rows: ['16.1'], by: { python: 'get_user_overview' } },
  { id: 'organization-overview', rows: ['16.1'], by: { python: 'get_organization_overview' } },
  { id: 'organization-members', rows: ['16.1'], by: { python: 'list_organization_members' } },
  { id: 'followers', rows: ['16.1'], by: { python: 'list_user_followers' } },
  { id: 'user-repositories', rows: ['16.1'], by: { python: 'list_user_repos', hf: 'repos ls' } },
  { id: 'sign-in-with-token', rows: ['16.1'], by: { hf: 'auth login --token', python: 'login' } },
] as const satisfies readonly Operation[]
