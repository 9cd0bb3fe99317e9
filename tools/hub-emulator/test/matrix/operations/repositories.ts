import type { Operation } from '../framework/operation.ts'

export const repositoryOperations = [
  { id: 'create-repository', rows: ['2 create, delete', '16.2'], by: { hub: 'createRepo', python: 'create_repo', hf: 'repos create' } },
  { id: 'create-static-space', rows: ['2 create, delete', '16.2'], by: { hub: 'createRepo', python: 'create_repo', hf: 'repos create --type space' } },
  { id: 'delete-repository', rows: ['2 create, delete', '16.2'], by: { hub: 'deleteRepo', python: 'delete_repo', hf: 'repos delete' } },
  { id: 'move-repository', rows: ['2 settings, move, duplicate', '16.2'], by: { python: 'move_repo', hf: 'repos move' } },
  { id: 'duplicate-repository', rows: ['2 settings, move, duplicate'], by: { python: 'duplicate_repo', hf: 'repos duplicate' } },
  { id: 'create-branch', rows: ['2 branches'], by: { hub: 'createBranch', python: 'create_branch', hf: 'repos branch create' } },
  { id: 'delete-branch', rows: ['2 branches'], by: { hub: 'deleteBranch', python: 'delete_branch', hf: 'repos branch delete' } },
  { id: 'create-tag', rows: ['2 tags, refs, squash, discussions'], by: { python: 'create_tag', hf: 'repos tag create' } },
  { id: 'delete-tag', rows: ['2 tags, refs, squash, discussions'], by: { python: 'delete_tag', hf: 'repos tag delete' } },
  { id: 'list-refs', rows: ['2 tags, refs, squash, discussions', '16.3'], by: { python: 'list_repo_refs', hf: 'repos tag list' } },
  { id: 'super-squash', rows: ['2 tags, refs, squash, discussions'], by: { python: 'super_squash_history' } },
] as const satisfies readonly Operation[]
