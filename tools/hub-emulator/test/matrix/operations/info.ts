import type { Operation } from '../framework/operation.ts'

const rows = ['2 info, listing, search']

export const infoOperations = [
  { id: 'model-info', rows: rows, by: { hub: 'modelInfo', python: 'model_info', hf: 'models info' } },
  { id: 'dataset-info', rows, by: { hub: 'datasetInfo', python: 'dataset_info', hf: 'datasets info' } },
  { id: 'space-info', rows: [...rows, '16.2'], by: { hub: 'spaceInfo', python: 'space_info' } },
  { id: 'list-models', rows, by: { hub: 'listModels', python: 'list_models', hf: 'models ls' } },
  { id: 'list-datasets', rows, by: { hub: 'listDatasets', python: 'list_datasets', hf: 'datasets ls' } },
  { id: 'list-spaces', rows, by: { hub: 'listSpaces', python: 'list_spaces', hf: 'spaces ls' } },
  { id: 'safetensors', rows, by: { hub: 'parseSafetensorsMetadata', python: 'get_safetensors_metadata' } },
  { id: 'safetensors-file', rows, by: { python: 'parse_safetensors_file_metadata' } },
  { id: 'safetensors-shards', rows, by: { python: 'get_safetensors_metadata(<sharded>)' } },
  { id: 'kernel-info', rows, by: { python: 'kernel_info' } },
  { id: 'expand-info', rows, by: { python: 'repo_info({expand})' } },
  { id: 'search-spaces', rows, by: { python: 'search_spaces', hf: 'spaces search' } },
  { id: 'list-tags', rows, by: { python: 'get_model_tags' } },
] as const satisfies readonly Operation[]
