import type { Operation } from '../framework/operation.ts'

const management = ['2 bucket management', '16.5']
const files = ['2 bucket files', '16.5']

export const bucketOperations = [
  { id: 'create-bucket', rows: [...management, '2 create, delete'], by: { hub: 'createRepo', python: 'create_bucket', hf: 'buckets create' } },
  { id: 'delete-bucket', rows: [...management, '2 create, delete'], by: { hub: 'deleteRepo', python: 'delete_bucket', hf: 'buckets delete' } },
  { id: 'check-bucket-access', rows: ['2 exists, access'], by: { hub: 'checkRepoAccess' } },
  { id: 'bucket-info', rows: management, by: { python: 'bucket_info', hf: 'buckets info' } },
  { id: 'list-buckets', rows: management, by: { python: 'list_buckets', hf: 'buckets ls' } },
  { id: 'bucket-settings', rows: management, by: { python: 'update_bucket_settings', hf: 'buckets settings' } },
  { id: 'move-bucket', rows: management, by: { python: 'move_bucket', hf: 'buckets move' } },
  { id: 'commit-to-bucket', rows: files, by: { hub: 'commit', python: 'batch_bucket_files' } },
  { id: 'upload-bucket-file', rows: files, by: { hub: 'uploadFile', hf: 'buckets cp' } },
  { id: 'upload-bucket-files', rows: files, by: { hub: 'uploadFiles' } },
  { id: 'delete-bucket-file', rows: files, by: { hub: 'deleteFile', python: 'batch_bucket_files({delete})', hf: 'buckets rm' } },
  { id: 'delete-bucket-files', rows: files, by: { hub: 'deleteFiles' } },
  { id: 'list-bucket-files', rows: files, by: { hub: 'listFiles', python: 'list_bucket_tree', hf: 'buckets ls <id>' } },
  { id: 'bucket-paths-info', rows: files, by: { hub: 'pathsInfo', python: 'get_bucket_paths_info' } },
  { id: 'bucket-file-exists', rows: files, by: { hub: 'fileExists' } },
  { id: 'bucket-file-info', rows: files, by: { hub: 'fileDownloadInfo', python: 'get_bucket_file_metadata' } },
  { id: 'download-bucket-file', rows: files, by: { hub: 'downloadFile', python: 'download_bucket_files', hf: 'buckets cp <remote>' } },
  { id: 'bucket-file-system', rows: files, by: { python: 'HfFileSystem' } },
  { id: 'sync-bucket', rows: files, by: { python: 'sync_bucket', hf: 'buckets sync' } },
  { id: 'copy-file', rows: ['2 server-side copy'], by: { hub: 'copyFile', python: 'copy_files' } },
  { id: 'copy-files', rows: ['2 server-side copy'], by: { hub: 'copyFiles' } },
  { id: 'copy-folder', rows: ['2 server-side copy'], by: { hub: 'copyFolder', python: 'copy_files(<folder>)', hf: 'cp' } },
] as const satisfies readonly Operation[]
