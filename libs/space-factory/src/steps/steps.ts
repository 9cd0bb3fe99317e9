// The Space
export { callEndpoint } from './space/call-endpoint.ts'
export { checkHealth } from './space/check-health.ts'
export { createSpace } from './space/create-space.ts'
export { findSpace } from './space/find-space.ts'
export { judgeSource } from './space/judge-source.ts'
export { readRunLog } from './space/read-run-log.ts'
export { requestHardware } from './space/request-hardware.ts'
export { uploadWorkspace } from './space/upload-workspace.ts'
export { waitForBuild } from './space/wait-for-build.ts'
export { waitForExisting, waitForStart } from './space/wait-for-start.ts'

// The workspace
export { guardWorkspace } from './workspace/guard-workspace.ts'
