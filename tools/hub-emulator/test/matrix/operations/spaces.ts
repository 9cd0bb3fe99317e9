import type { Operation } from '../framework/operation.ts'

const rows = ['2 Space settings', '16.4']

export const spaceOperations = [
  { id: 'create-space-with-settings', rows: ['2 Space with hardware, secrets, variables', '16.2'], by: { python: 'create_repo({space_hardware, space_secrets, …})', hf: 'repos create --flavor' } },
  { id: 'create-space-from-template', rows: ['2 Space with hardware, secrets, variables'], by: { python: 'create_repo({space_template})', hf: 'repos create --template' } },
  { id: 'duplicate-space', rows: ['2 settings, move, duplicate'], by: { python: 'duplicate_repo', hf: 'repos duplicate --type space' } },
  { id: 'space-runtime', rows: ['2 Space runtime', '16.4'], by: { hub: 'spaceInfo({runtime})', python: 'get_space_runtime', hf: 'spaces info' } },
  { id: 'space-hardware', rows, by: { python: 'request_space_hardware', hf: 'spaces settings' } },
  { id: 'space-sleep-time', rows, by: { python: 'set_space_sleep_time', hf: 'spaces settings --sleep-time' } },
  { id: 'add-space-variable', rows, by: { python: 'add_space_variable', hf: 'spaces variables add' } },
  { id: 'list-space-variables', rows, by: { python: 'get_space_variables', hf: 'spaces variables' } },
  { id: 'delete-space-variable', rows, by: { python: 'delete_space_variable', hf: 'spaces variables delete' } },
  { id: 'add-space-secret', rows, by: { python: 'add_space_secret', hf: 'spaces secrets add' } },
  { id: 'list-space-secrets', rows, by: { python: 'get_space_secrets', hf: 'spaces secrets' } },
  { id: 'delete-space-secret', rows, by: { python: 'delete_space_secret', hf: 'spaces secrets delete' } },
  { id: 'space-dev-mode', rows, by: { python: 'enable_space_dev_mode', hf: 'spaces dev-mode' } },
  { id: 'set-space-volumes', rows, by: { python: 'set_space_volumes', hf: 'spaces volumes set' } },
  { id: 'delete-space-volumes', rows, by: { python: 'delete_space_volumes', hf: 'spaces volumes delete' } },
  { id: 'list-space-hardware', rows, by: { python: 'list_spaces_hardware', hf: 'spaces hardware' } },
  { id: 'list-space-templates', rows, by: { python: 'list_space_templates', hf: 'spaces templates' } },
] as const satisfies readonly Operation[]
