import type { Operation } from '../framework/operation.ts'

const rows = ['2 commit, upload, delete', '16.3']

export const uploadOperations = [
  { id: 'commit', rows, by: { hub: 'commit', python: 'create_commit' } },
  { id: 'commit-with-progress', rows, by: { hub: 'commitIter' } },
  { id: 'upload-file', rows, by: { hub: 'uploadFile', python: 'upload_file', hf: 'upload' } },
  { id: 'upload-files', rows, by: { hub: 'uploadFiles', python: 'upload_folder' } },
  { id: 'upload-files-with-progress', rows, by: { hub: 'uploadFilesWithProgress' } },
  { id: 'upload-large-folder', rows, by: { python1: 'upload_large_folder' } },
  { id: 'delete-file', rows, by: { hub: 'deleteFile', python: 'delete_file' } },
  { id: 'delete-files', rows, by: { hub: 'deleteFiles', python: 'delete_files', hf: 'repos delete-files' } },
  { id: 'delete-folder', rows, by: { python: 'delete_folder' } },
  { id: 'copy-within-repositories', rows: ['2 server-side copy'], by: { python: 'CommitOperationCopy' } },
  { id: 'copy-between-repositories', rows: ['2 server-side copy'], by: { python: 'CommitOperationCopy({src_repo_id})', hf: 'repos cp' } },
  { id: 'scheduled-commits', rows, by: { python: 'CommitScheduler' } },
  { id: 'list-lfs-files', rows: ['16.9'], by: { python: 'list_lfs_files' } },
  { id: 'delete-lfs-files', rows: ['16.9'], by: { python: 'permanently_delete_lfs_files' } },
  { id: 'classic-lfs', rows: ['16.9'], by: { hub: 'uploadFile({useXet: false})', hf: 'upload with HF_HUB_DISABLE_XET' } },
] as const satisfies readonly Operation[]
