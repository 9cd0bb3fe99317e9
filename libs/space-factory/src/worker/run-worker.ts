import { createMountedFolderStore } from '@naturalcad/bucket-store'
import { systemClock } from '@naturalcad/contracts'
import { NaturalCadError, parseInput } from '@naturalcad/contracts/errors'
import { type FactoryRun, FactoryTask, isFactoryEnd } from '@naturalcad/contracts/factory'
import { createRedactor } from '@naturalcad/redaction'
import { createStoreJournalStorage } from '@naturalcad/run-logger'
import { createPiAgent } from '../agent/pi/create-pi-agent.ts'
import { findRecipe } from '../recipes/find-recipe.ts'
import { createFactoryJournal, type FactoryJournal } from '../run/journal/factory-journal.ts'
import { runRecipe } from '../run/run-recipe.ts'
import { createStoreRunFiles } from '../run/store-run-files.ts'
import { findEndReason } from './find-end-reason.ts'

export interface WorkerOptions {
  /** Folder that the run is mounted at. */
  mount: string
  /** Empty folder on the local disk. */
  scratch: string
  accessToken: string
  /** @default 'https://huggingface.co' */
  hubUrl: string | undefined
  inferenceUrl: string | undefined
  billTo: string | undefined
  /** Undefined where it runs in no Job. */
  jobId: string | undefined
  /** Whose programs an agent may use, `hf` among them; that of the system where there is none. */
  python: string | undefined
  /** Seconds since the epoch: when the Job began, whose time runs from then on. */
  startedSeconds: number | undefined
  /** The Job's whole time, which a token that ends sooner makes less than the task's. @default the task's */
  jobSeconds: number | undefined
  /** The Job was told to end; the Hub is asked why. */
  signal: AbortSignal
  /** Lines for the Job's log, without secrets. */
  print: (line: string) => void
}

const officialHub = 'https://huggingface.co'
const officialRouter = 'https://router.huggingface.co/v1'

/**
 * Takes the run that is mounted to its end, or goes on with it. Resolves with the exit code: 0 where the run has an end, whatever it is; 1
 * where it was interrupted and can be started again.
 */
export async function runWorker({ mount, accessToken, print, ...options }: WorkerOptions): Promise<number> {
  const redactor = createRedactor({ secrets: accessToken === '' ? [] : [accessToken] })
  const tell = (line: string) => print(redactor.text(line))
  const store = createMountedFolderStore({ root: mount })
  let journal: FactoryJournal | undefined
  try {
    if (accessToken === '') throw new NaturalCadError('NOT_CONFIGURED', 'there is no token', { remedy: 'start the Job with the secret HF_TOKEN' })
    const files = createStoreRunFiles({ store, prefix: '', redactor })
    const task = withTimeOfJob(await readTask(await files.readText('task.json')), options.jobSeconds)
    journal = tellEvents(createFactoryJournal({ storage: createStoreJournalStorage({ store, prefix: '' }), runId: task.runId, clock: systemClock, redactor }), tell)
    const calls = toCalls(options, accessToken)
    const run = await runRecipe({
      ...calls,
      recipe: findRecipe(task),
      task: withTimeLeft(task, options.startedSeconds),
      journal,
      files,
      agent: createPiAgent(options.python === undefined ? {} : { python: options.python }),
      clock: systemClock,
      signal: withReason(options.signal, () => findEndReason({ ...calls.hub, user: task.user, jobId: options.jobId })),
      scratch: options.scratch,
      redactor,
      job: toJob(task, options),
    })
    tell(isFactoryEnd(run.status) ? `the run is over: ${run.resultStatus ?? run.status}` : `the run is interrupted: ${run.failure?.message ?? run.status}`)
    return isFactoryEnd(run.status) ? 0 : 1
  } catch (thrown) {
    const { code, message, remedy } = NaturalCadError.from(thrown)
    tell(`${code}: ${message}${remedy === undefined ? '' : ` (${remedy})`}`)
    return 1
  } finally {
    await journal?.close()
    await store.close()
  }
}

/** Aborts after the signal, once it is known why. */
function withReason(signal: AbortSignal, findReason: () => Promise<NaturalCadError>): AbortSignal {
  const controller = new AbortController()
  const onAbort = async () => controller.abort(await findReason())
  if (signal.aborted) void onAbort()
  else signal.addEventListener('abort', () => void onAbort(), { once: true })
  return controller.signal
}

async function readTask(text: string | undefined): Promise<FactoryTask> {
  if (text === undefined) throw new NaturalCadError('NOT_FOUND', 'there is no task.json where the run is mounted', { remedy: 'mount the folder of the run' })
  return parseInput(FactoryTask, JSON.parse(text))
}

function withTimeOfJob(task: FactoryTask, jobSeconds: number | undefined): FactoryTask {
  return jobSeconds === undefined || !(jobSeconds > 0) ? task : { ...task, job: { ...task.job, timeoutSeconds: jobSeconds } }
}

/** What was installed before this program started has used some of the Job's time. */
function withTimeLeft(task: FactoryTask, startedSeconds: number | undefined): FactoryTask {
  if (startedSeconds === undefined || !Number.isFinite(startedSeconds)) return task
  const used = Math.max(0, Math.ceil(systemClock.now() / 1000 - startedSeconds))
  return { ...task, job: { ...task.job, timeoutSeconds: Math.max(1, task.job.timeoutSeconds - used) } }
}

function toCalls({ hubUrl = officialHub, inferenceUrl, billTo }: Pick<WorkerOptions, 'hubUrl' | 'inferenceUrl' | 'billTo'>, accessToken: string) {
  const base = hubUrl.replace(/\/+$/, '')
  // The token of another Hub is none of the official router's business.
  const router = base === officialHub ? officialRouter : `${base}/v1`
  return { hub: { hubUrl: base, accessToken }, inference: { baseUrl: inferenceUrl ?? router, ...(billTo === undefined ? {} : { billTo }) } }
}

function toJob({ user, job }: FactoryTask, { jobId, hubUrl = officialHub }: Pick<WorkerOptions, 'jobId' | 'hubUrl'>): FactoryRun['job'] {
  if (jobId === undefined) return null
  return { id: jobId, url: `${hubUrl.replace(/\/+$/, '')}/jobs/${user}/${jobId}`, flavor: job.flavor, timeoutSeconds: job.timeoutSeconds, stage: 'RUNNING' }
}

/** Each event is a line of the Job's log too. */
function tellEvents(journal: FactoryJournal, tell: (line: string) => void): FactoryJournal {
  return {
    ...journal,
    async append(event) {
      const kept = await journal.append(event)
      tell(`${kept.seq} ${kept.type}: ${kept.message}`)
      return kept
    },
  }
}
