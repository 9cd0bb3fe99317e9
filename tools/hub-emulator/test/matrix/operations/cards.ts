import type { Operation } from '../framework/operation.ts'

// What pushes or validates a card by itself asks the live Hub in line 1 of the Python client, whatever the endpoint.
export const cardOperations = [
  { id: 'load-card', rows: ['2 model card', '16.8'], by: { python: 'ModelCard.load', hf: 'models card' } },
  { id: 'push-card', rows: ['2 model card'], by: { python2: 'ModelCard.push_to_hub' } },
  { id: 'validate-card', rows: ['2 README validation', '16.3'], by: { python2: 'RepoCard.validate' } },
  { id: 'update-metadata', rows: ['2 model card'], by: { python2: 'metadata_update' } },
  { id: 'commit-card', rows: ['2 model card', '2 README validation', '16.3'], by: { python: 'create_commit' } },
] as const satisfies readonly Operation[]
