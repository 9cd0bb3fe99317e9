import type { Operation } from '../framework/operation.ts'

const uploads = ['2 commit, upload, delete', '16.3']
const reads = ['2 list, exists, download', '16.3']

export const contentOperations = [
  { id: 'commit', rows: uploads, by: { hub: 'commit', python: 'create_commit' } },
  { id: 'commit-with-progress', rows: uploads, by: { hub: 'commitIter' } },
  { id: 'upload-file', rows: uploads, by: { hub: 'uploadFile', python: 'upload_file', hf: 'upload' } },
  { id: 'upload-files', rows: uploads, by: { hub: 'uploadFiles', python: 'upload_folder' } },
  { id: 'upload-files-with-progress', rows: uploads, by: { hub: 'uploadFilesWithProgress' } },
  { id: 'upload-large-folder', rows: uploads, by: { python1: 'upload_large_folder' } },
  { id: 'delete-file', rows: uploads, by: { hub: 'deleteFile', python: 'delete_file' } },
  { id: 'delete-files', rows: uploads, by: { hub: 'deleteFiles', python: 'delete_files', hf: 'repos delete-files' } },
  { id: 'delete-folder', rows: uploads, by: { python: 'delete_folder' } },
  { id: 'copy-within-repositories', rows: ['2 server-side copy'], by: { python: 'CommitOperationCopy' } },
  { id: 'copy-between-repositories', rows: ['2 server-side copy'], by: { python: 'CommitOperationCopy({src_repo_id})', hf: 'repos cp' } },
  { id: 'scheduled-commits', rows: uploads, by: { python: 'CommitScheduler' } },
  { id: 'list-lfs-files', rows: ['16.9'], by: { python: 'list_lfs_files' } },
  { id: 'delete-lfs-files', rows: ['16.9'], by: { python: 'permanently_delete_lfs_files' } },
  { id: 'verify-checksums', rows: reads, by: { python: 'verify_repo_checksums' } },
  { id: 'resolve-revision', rows: ['2 commits'], by: { python: 'resolve_revision' } },
  { id: 'list-files', rows: reads, by: { hub: 'listFiles', python: 'list_repo_tree', hf: 'models ls <id>' } },
  { id: 'list-file-names', rows: reads, by: { python: 'list_repo_files' } },
  { id: 'paths-info', rows: reads, by: { hub: 'pathsInfo', python: 'get_paths_info' } },
  { id: 'file-exists', rows: reads, by: { hub: 'fileExists', python: 'file_exists' } },
  { id: 'file-download-info', rows: reads, by: { hub: 'fileDownloadInfo', python: 'get_hf_file_metadata' } },
  { id: 'download-file', rows: reads, by: { hub: 'downloadFile', python: 'hf_hub_download', hf: 'download <file>' } },
  { id: 'download-file-to-cache', rows: reads, by: { hub: 'downloadFileToCacheDir' } },
  { id: 'snapshot-download', rows: reads, by: { hub: 'snapshotDownload', python: 'snapshot_download', hf: 'download' } },
  { id: 'file-system', rows: reads, by: { python: 'HfFileSystem' } },
  { id: 'list-commits', rows: ['2 commits', '16.3'], by: { hub: 'listCommits', python: 'list_repo_commits' } },
  { id: 'count-commits', rows: ['2 commits', '16.3'], by: { hub: 'countCommits' } },
  { id: 'revision-exists', rows: ['2 commits'], by: { python: 'revision_exists' } },
  { id: 'classic-lfs', rows: ['16.9'], by: { hub: 'uploadFile({useXet: false})', hf: 'upload with HF_HUB_DISABLE_XET' } },
] as const satisfies readonly Operation[]
