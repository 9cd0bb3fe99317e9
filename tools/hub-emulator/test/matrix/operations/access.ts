import type { Operation } from '../framework/operation.ts'

export const accessOperations = [
  { id: 'repository-exists', rows: ['2 exists, access'], by: { hub: 'repoExists', python: 'repo_exists' } },
  { id: 'check-access', rows: ['2 exists, access'], by: { hub: 'checkRepoAccess', python: 'auth_check' } },
  { id: 'repository-settings', rows: ['2 settings, move, duplicate', '16.2'], by: { python: 'update_repo_settings', hf: 'repos settings' } },
  { id: 'gated-access', rows: ['2 settings, move, duplicate'], by: { python: 'grant_access' } },
  { id: 'reject-access', rows: ['2 settings, move, duplicate'], by: { python: 'reject_access_request' } },
  { id: 'cancel-access', rows: ['2 settings, move, duplicate'], by: { python: 'cancel_access_request' } },
  { id: 'unlike', rows: ['2 settings, move, duplicate'], by: { python: 'unlike' } },
  { id: 'list-likes', rows: ['2 settings, move, duplicate'], by: { python: 'list_liked_repos' } },
] as const satisfies readonly Operation[]
