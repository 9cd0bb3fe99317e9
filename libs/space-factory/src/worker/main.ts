import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRedactor } from '@naturalcad/redaction'
import { runWorker } from './run-worker.ts'

const { HF_ENDPOINT, HF_TOKEN = '', JOB_ID, SPACE_FACTORY_BUCKET_MOUNT = '/output', SPACE_FACTORY_INFERENCE_URL, SPACE_FACTORY_BILL_TO, SPACE_FACTORY_PYTHON, SPACE_FACTORY_STARTED, SPACE_FACTORY_JOB_SECONDS } = process.env
// What this process starts must not find it.
delete process.env['HF_TOKEN']

const controller = new AbortController()
for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => controller.abort())
// Whatever this program did not foresee ends it with a line in the Job's log, and without secrets.
process.on('uncaughtException', (error) => {
  process.stdout.write(`${createRedactor({ secrets: HF_TOKEN === '' ? [] : [HF_TOKEN] }).text(error.stack ?? error.message)}\n`)
  process.exit(1)
})
const scratch = await mkdtemp(join(tmpdir(), 'naturalcad-'))
let exitCode = 1
try {
  exitCode = await runWorker({
    mount: SPACE_FACTORY_BUCKET_MOUNT,
    scratch,
    accessToken: HF_TOKEN,
    hubUrl: HF_ENDPOINT,
    inferenceUrl: SPACE_FACTORY_INFERENCE_URL,
    billTo: SPACE_FACTORY_BILL_TO,
    jobId: JOB_ID,
    python: SPACE_FACTORY_PYTHON,
    startedSeconds: SPACE_FACTORY_STARTED === undefined ? undefined : Number(SPACE_FACTORY_STARTED),
    jobSeconds: SPACE_FACTORY_JOB_SECONDS === undefined ? undefined : Number(SPACE_FACTORY_JOB_SECONDS),
    signal: controller.signal,
    print: (line) => process.stdout.write(`${line}\n`),
  })
} finally {
  await rm(scratch, { recursive: true, force: true })
}
// Whatever a library has left behind must not keep the Job, which costs.
process.exit(exitCode)
