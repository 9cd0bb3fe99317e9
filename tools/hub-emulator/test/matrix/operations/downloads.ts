import type { Operation } from '../framework/operation.ts'

const rows = ['2 list, exists, download', '16.3']

export const downloadOperations = [
  { id: 'verify-checksums', rows, by: { python: 'verify_repo_checksums' } },
  { id: 'resolve-revision', rows: ['2 commits'], by: { python: 'resolve_revision' } },
  { id: 'list-files', rows, by: { hub: 'listFiles', python: 'list_repo_tree', hf: 'models ls <id>' } },
  { id: 'list-file-names', rows, by: { python: 'list_repo_files' } },
  { id: 'paths-info', rows, by: { hub: 'pathsInfo', python: 'get_paths_info' } },
  { id: 'file-exists', rows, by: { hub: 'fileExists', python: 'file_exists' } },
  { id: 'file-download-info', rows, by: { hub: 'fileDownloadInfo', python: 'get_hf_file_metadata' } },
  { id: 'download-file', rows, by: { hub: 'downloadFile', python: 'hf_hub_download', hf: 'download <file>' } },
  { id: 'download-file-to-cache', rows, by: { hub: 'downloadFileToCacheDir' } },
  { id: 'snapshot-download', rows, by: { hub: 'snapshotDownload', python: 'snapshot_download', hf: 'download' } },
  { id: 'file-system', rows, by: { python: 'HfFileSystem' } },
  { id: 'list-commits', rows: ['2 commits', '16.3'], by: { hub: 'listCommits', python: 'list_repo_commits' } },
  { id: 'count-commits', rows: ['2 commits', '16.3'], by: { hub: 'countCommits' } },
  { id: 'revision-exists', rows: ['2 commits'], by: { python: 'revision_exists' } },
] as const satisfies readonly Operation[]
