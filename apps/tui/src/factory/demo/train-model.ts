import { NaturalCadError } from '@naturalcad/contracts/errors'
import { cancelJob, followJobLog, runJob, waitForJob } from '@naturalcad/hub-client'
import { generateSpace } from '@naturalcad/space-factory'
import { toPlainLine } from '../../output/plain-line.ts'
import type { StatusLine } from '../../output/status-line.ts'
import { reviews } from './reviews.ts'
import { trainScript } from './train-script.ts'

export interface TrainModelOptions {
  hubUrl: string
  accessToken: string
  user: string
  line: StatusLine
  signal: AbortSignal
}

const quiet = { PIP_DISABLE_PIP_VERSION_CHECK: '1', HF_HUB_DISABLE_PROGRESS_BARS: '1', HF_HUB_DISABLE_TELEMETRY: '1', HF_HUB_DISABLE_UPDATE_CHECK: '1' }
const modelName = 'part-reviews'

/** Trains a text classifier in a Job, which pushes it to the Hub; gives its id. Rejects with `BACKEND_ERROR` where the Job fails. */
export async function trainModel({ hubUrl, accessToken, user, line, signal }: TrainModelOptions): Promise<string> {
  const modelId = `${user}/${modelName}`
  const hub = { hubUrl, accessToken }
  const job = await runJob({
    ...hub,
    namespace: user,
    dockerImage: 'python:3.12',
    command: ['bash', '-c', `echo installing packages && pip install --quiet --no-compile ${[...packagesOf(modelId), 'huggingface_hub'].join(' ')} && exec python -c "$TRAIN"`],
    environment: { TRAIN: trainScript, REVIEWS: JSON.stringify(reviews), MODEL_ID: modelId, ...quiet },
    secrets: { HF_TOKEN: accessToken },
    timeoutSeconds: 600,
    labels: { name: 'train-part-reviews' },
    signal,
  })
  const call = { ...hub, namespace: user, jobId: job.id }
  try {
    let last = ''
    for await (const { text } of followJobLog({ ...call, signal })) {
      if (text.startsWith('=====') || text.trim() === '') continue
      last = toPlainLine(text)
      line.detail(last)
    }
    const { status } = await waitForJob({ ...call, signal })
    if (status.stage !== 'COMPLETED') throw new NaturalCadError('BACKEND_ERROR', `the training Job ended with ${status.stage}: ${status.message ?? last}`, { details: { jobId: job.id } })
    line.end()
    line.say(`${modelId}: ${last}`)
    return modelId
  } catch (error) {
    if (signal.aborted) await cancelJob(call).catch(() => undefined)
    throw error
  }
}

/** The very versions that the Space will load the model with. */
function packagesOf(modelId: string): string[] {
  const { files } = generateSpace({ template: 'sklearn', task: 'text-classification', hardware: 'cpu-basic', modelId, revision: '0'.repeat(40), modelFile: 'model.joblib' })
  return (files.find(({ path }) => path === 'requirements.txt')?.text ?? '').split('\n').filter((one) => one !== '')
}
