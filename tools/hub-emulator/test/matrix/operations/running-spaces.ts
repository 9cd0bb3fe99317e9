import type { Operation } from '../framework/operation.ts'

const rows = ['2 Space settings', '16.4']
const calls = ['16.4']

export const runningSpaceOperations = [
  { id: 'deploy-space', rows: ['16.4'], by: { hub: 'createRepo, uploadFiles', python: 'create_repo, upload_folder', hf: 'upload --type space' } },
  { id: 'wait-for-space', rows, by: { python: 'wait_for_space', hf: 'spaces wait' } },
  { id: 'restart-space', rows, by: { python: 'restart_space', hf: 'spaces restart' } },
  { id: 'pause-space', rows, by: { python: 'pause_space', hf: 'spaces pause' } },
  { id: 'space-logs', rows, by: { python: 'fetch_space_logs', hf: 'spaces logs' } },
  { id: 'connect-to-gradio-app', rows: calls, by: { gradio: 'Client.connect', gradioClient: 'Client' } },
  { id: 'call-gradio-app', rows: calls, by: { gradio: 'predict', gradioClient: 'predict' } },
  { id: 'follow-gradio-app', rows: calls, by: { gradio: 'submit', gradioClient: 'submit' } },
  { id: 'send-file-to-gradio-app', rows: calls, by: { gradio: 'handle_file', gradioClient: 'handle_file' } },
  { id: 'describe-gradio-app', rows: calls, by: { gradio: 'view_api', gradioClient: 'view_api' } },
] as const satisfies readonly Operation[]
