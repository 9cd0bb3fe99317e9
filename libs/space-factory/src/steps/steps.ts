// The model
export { analyseModel } from './model/analyse-model.ts'
export { recommendRuntime } from './model/recommend-runtime.ts'

// The app
export { writeApp } from './app/write-app.ts'
export { writeSample } from './app/write-sample.ts'
export { writeTemplate } from './app/write-template.ts'

// The agent
export { buildByAgent } from './agent/build-by-agent.ts'
export { checkName } from './agent/check-name.ts'
export { collectSpace } from './agent/collect-space.ts'
export { editSample } from './agent/edit-sample.ts'
export { makeByAgent } from './agent/make-by-agent.ts'

// The Space
export { callEndpoint } from './live/call-endpoint.ts'
export { callWhereMeant } from './live/call-where-meant.ts'
export { checkHealth } from './live/check-health.ts'
export { createSpace } from './space/create-space.ts'
export { findSpace } from './space/find-space.ts'
export { judgeSource } from './live/judge-source.ts'
export { readRunLog } from './live/read-run-log.ts'
export { requestHardware } from './space/request-hardware.ts'
export { uploadWorkspace } from './space/upload-workspace.ts'
export { waitForBuild } from './wait/wait-for-build.ts'
export { waitForExisting, waitForStart } from './wait/wait-for-start.ts'

// The workspace
export { guardWorkspace } from './workspace/guard-workspace.ts'

// The run's own files
export { readBack } from './hello/read-back.ts'
export { writeHello } from './hello/write-hello.ts'
