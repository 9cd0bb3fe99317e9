import type { Operation } from '../framework/operation.ts'

const rows = ['2 Xet', '16.9']

export const xetOperations = [
  { id: 'xet-upload', rows, by: { hub: 'uploadFile', python: 'upload_file', hf: 'upload <large>' } },
  { id: 'xet-download', rows, by: { hub: 'downloadFile', python: 'hf_hub_download', hf: 'download <large>' } },
  { id: 'xet-download-by-version-1', rows: [...rows, '16.5'], by: { hf: 'download with HF_XET_CLIENT_RECONSTRUCTION_API_VERSION=1' } },
  { id: 'xet-ranges', rows, by: { hub: 'downloadFile().slice', python: 'HfFileSystem' } },
  { id: 'xet-deduplication', rows, by: { hub: 'uploadFiles', python: 'create_commit' } },
  { id: 'xet-edit', rows, by: { hub: 'commit({operation: edit})' } },
] as const satisfies readonly Operation[]
