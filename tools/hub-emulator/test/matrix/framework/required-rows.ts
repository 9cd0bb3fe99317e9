import type { ClientFamily } from './operation.ts'

interface RequiredRow {
  name: string
  /** The clients that have the row, with the functions or commands that it names; none named: at least one operation. */
  by: Partial<Record<'hub' | 'inference' | 'gradio' | 'gradioClient' | 'python' | 'hf', readonly string[]>>
}

/** The rows of section 2 of the wire reference in which a client has a check mark, the rows of section 16 and its list of commands. */
export const requiredRows: readonly RequiredRow[] = [
  { name: '2 whoami', by: { hub: ['whoAmI'], python: [] } },
  { name: '2 create, delete', by: { hub: ['createRepo', 'deleteRepo'], python: ['create_repo', 'delete_repo'] } },
  { name: '2 exists, access', by: { hub: ['repoExists', 'checkRepoAccess'], python: [] } },
  { name: '2 settings, move, duplicate', by: { python: ['update_repo_settings', 'move_repo', 'duplicate_repo'] } },
  { name: '2 branches', by: { hub: ['createBranch', 'deleteBranch'], python: [] } },
  { name: '2 tags, refs, squash, discussions', by: { python: ['create_tag', 'list_repo_refs', 'super_squash_history', 'create_discussion', 'merge_pull_request'] } },
  {
    name: '2 commit, upload, delete',
    by: { hub: ['commit', 'commitIter', 'uploadFile', 'uploadFiles', 'uploadFilesWithProgress', 'deleteFile', 'deleteFiles'], python: ['create_commit', 'upload_file', 'delete_file'] },
  },
  { name: '2 server-side copy', by: { hub: ['copyFile', 'copyFiles', 'copyFolder'], python: ['copy_files', 'CommitOperationCopy'] } },
  {
    name: '2 list, exists, download',
    by: { hub: ['listFiles', 'pathsInfo', 'fileExists', 'fileDownloadInfo', 'downloadFile', 'downloadFileToCacheDir', 'snapshotDownload'], python: ['list_repo_tree', 'hf_hub_download'] },
  },
  { name: '2 commits', by: { hub: ['listCommits', 'countCommits'], python: ['list_repo_commits'] } },
  {
    name: '2 info, listing, search',
    by: { hub: ['modelInfo', 'datasetInfo', 'spaceInfo', 'listModels', 'listDatasets', 'listSpaces'], python: ['model_info', 'dataset_info', 'space_info', 'list_models'] },
  },
  { name: '2 model card', by: { python: ['ModelCard.load'] } },
  { name: '2 README validation', by: { python: [] } },
  {
    name: '2 jobs',
    by: {
      hub: ['runJob', 'getJob', 'listJobs', 'cancelJob', 'duplicateJob', 'streamJobLogs', 'streamJobEvents', 'streamJobMetrics', 'listJobHardware'],
      python: ['run_job', 'inspect_job', 'list_jobs', 'cancel_job', 'fetch_job_logs', 'fetch_job_metrics', 'list_jobs_hardware'],
    },
  },
  { name: '2 jobs: filters, labels', by: { python: ['update_job_labels'] } },
  {
    name: '2 schedules',
    by: {
      hub: ['createScheduledJob', 'getScheduledJob', 'listScheduledJobs', 'suspendScheduledJob', 'resumeScheduledJob', 'runScheduledJob', 'deleteScheduledJob'],
      python: ['create_scheduled_job', 'update_scheduled_job_labels'],
    },
  },
  { name: '2 Space with hardware, secrets, variables', by: { python: [] } },
  { name: '2 Space runtime', by: { hub: [], python: [] } },
  { name: '2 Space settings', by: { python: ['request_space_hardware', 'set_space_sleep_time', 'add_space_secret', 'add_space_variable', 'enable_space_dev_mode', 'set_space_volumes'] } },
  { name: '2 bucket management', by: { python: ['create_bucket', 'bucket_info', 'list_buckets', 'update_bucket_settings', 'move_bucket', 'delete_bucket'] } },
  {
    name: '2 bucket files',
    by: { hub: ['commit', 'uploadFile', 'uploadFiles', 'deleteFile', 'deleteFiles', 'listFiles', 'pathsInfo', 'fileExists', 'fileDownloadInfo', 'downloadFile'], python: ['batch_bucket_files', 'sync_bucket'] },
  },
  { name: '2 Xet', by: { hub: [], python: [] } },
  { name: '2 OAuth code', by: { hub: ['oauthLoginUrl', 'oauthHandleRedirect', 'oauthHandleRedirectIfPresent'] } },
  { name: '2 device flow', by: { python: [] } },
  { name: '16.1', by: { hub: [], python: [], hf: ['auth login', 'auth whoami'] } },
  { name: '16.2', by: { hub: [], python: [], hf: ['repos create --type space'] } },
  { name: '16.3', by: { hub: [], python: [], hf: ['upload', 'download'] } },
  { name: '16.4', by: { hub: [], python: [], gradio: [], gradioClient: [], hf: ['spaces info', 'spaces variables', 'spaces secrets', 'spaces logs', 'spaces settings', 'spaces wait', 'spaces restart'] } },
  { name: '16.5', by: { hub: [], python: [], hf: ['buckets create', 'buckets ls', 'buckets cp', 'buckets sync', 'buckets info', 'buckets rm'] } },
  { name: '16.6', by: { hub: [], python: [], hf: ['jobs run', 'jobs ps', 'jobs logs', 'jobs inspect', 'jobs wait', 'jobs cancel', 'jobs hardware', 'jobs stats', 'jobs uv run'] } },
  { name: '16.7', by: { hub: [], python: [], hf: [] } },
  { name: '16.8', by: { hub: [], inference: ['chatCompletion', 'chatCompletionStream'], python: [] } },
  { name: '16.9', by: { hub: [], python: [], hf: [] } },
  { name: '16.10', by: { hub: [], python: [], hf: [] } },
]

/** The families of clients that count as one of a row's clients. */
export const rowFamilies: Record<keyof RequiredRow['by'], readonly ClientFamily[]> = {
  hub: ['hub'], inference: ['inference'], gradio: ['gradio'], gradioClient: ['gradioClient'], python: ['python', 'python2', 'python1'], hf: ['hf', 'hf2'],
}
