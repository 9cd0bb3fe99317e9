import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryEvent, FactoryRequest, FactoryRun, FactoryState, RuntimeRecommendation } from '@naturalcad/contracts/factory'
import { chooseScopes, findMissingScopes, type LaunchPlan, type RunView } from '@naturalcad/space-factory'
import type { CreateFactory } from '../../src/sign-in/token-factories.ts'

/** As the Hub gives them to these users. */
export const aliceToken = 'hf_alice0000000000'
export const bobToken = 'hf_bob000000000000'

export interface FactoryDouble {
  create: CreateFactory
  /** A run of the user with this token, with these many events so far. */
  addRun(accessToken: string, events: number): string
  /** Adds an event to the run; `end` is its last. */
  tell(runId: string, statusAfter?: FactoryState): void
  /** From now on the token is refused; what is followed with it ends with that refusal. */
  expire(accessToken: string): void
  /** The other token speaks for the same user. */
  renew(accessToken: string, fresh: string): void
  /** What was asked, in order, as `launch alice`. */
  readonly calls: string[]
  /** Tokens of the factories that are open. */
  readonly open: string[]
  /** Readers of events at the moment. */
  readonly followers: number
  /** Thrown by every call but `follow` and `read`. */
  fails: unknown
}

interface KeptRun {
  owner: string
  run: FactoryRun
  events: FactoryEvent[]
  files: Map<string, string>
}

/** Stands in for the factory: it keeps runs in memory, each its owner's, and makes nothing. */
export function createFactoryDouble(): FactoryDouble {
  const owners = new Map([
    [aliceToken, 'alice'],
    [bobToken, 'bob'],
  ])
  const runs = new Map<string, KeptRun>()
  const listeners = new Set<() => void>()
  const calls: string[] = []
  const open: string[] = []
  let followers = 0
  const wake = () => {
    for (const listener of listeners) listener()
  }
  const double: FactoryDouble = {
    calls,
    open,
    get followers() {
      return followers
    },
    fails: undefined,
    addRun(accessToken, events) {
      const runId = `20260801-1200${String(runs.size).padStart(2, '0')}-abcdefgh`
      runs.set(runId, { owner: owners.get(accessToken) ?? '', run: runOf(runId, owners.get(accessToken) ?? ''), events: [], files: new Map() })
      for (let index = 0; index < events; index += 1) double.tell(runId)
      return runId
    },
    tell(runId, statusAfter) {
      const kept = runs.get(runId)
      if (kept === undefined) throw new Error(`no run ${runId}`)
      const seq = kept.events.length + 1
      const more = statusAfter === undefined ? {} : { statusAfter }
      kept.events.push({ schemaVersion: 1, runId, seq, at, level: 'info', type: 'step.started', message: `event ${seq}`, data: {}, ...more })
      kept.run = { ...kept.run, seq, status: statusAfter ?? kept.run.status, finishedAt: statusAfter === undefined ? null : at }
      wake()
    },
    expire(accessToken) {
      owners.delete(accessToken)
      wake()
    },
    renew(accessToken, fresh) {
      owners.set(fresh, owners.get(accessToken) ?? 'alice')
    },
    create({ accessToken, scopes }) {
      open.push(accessToken)
      const ownerOf = (): string => {
        const owner = owners.get(accessToken)
        if (owner === undefined) throw new NaturalCadError('UNAUTHORIZED', 'Invalid credentials', { remedy: 'sign in again' })
        return owner
      }
      const find = (runId: string): KeptRun => {
        const kept = runs.get(runId)
        if (kept === undefined || kept.owner !== ownerOf()) throw new NaturalCadError('NOT_FOUND', `there is no run ${runId}`)
        return kept
      }
      const call = (name: string) => {
        calls.push(`${name} ${ownerOf()}`)
        if (double.fails !== undefined) throw double.fails
      }
      const viewOf = ({ run }: KeptRun): RunView => ({ run, gate: null, isInterrupted: false })
      return {
        async plan(request) {
          call('plan')
          requireScopes(request, scopes)
          return { task: { recipe: request.recipe }, costs: { lines: [], totalUsd: 0 }, scopes: ['jobs'], warnings: [] } as unknown as LaunchPlan
        },
        async launch(request: FactoryRequest) {
          call('launch')
          requireScopes(request, scopes)
          const runId = double.addRun(accessToken, 3)
          const kept = find(runId)
          kept.run = { ...kept.run, kind: request.recipe }
          kept.files.set('report.md', '# Report\n').set('artifacts/page.html', '<script>alert(1)</script>').set('artifacts/ä "b".png', 'png')
          return viewOf(kept)
        },
        async list({ limit = 20 } = {}) {
          call('list')
          return [...runs.values()]
            .filter(({ owner }) => owner === ownerOf())
            .slice(0, limit)
            .map(({ run }) => ({ run, isInterrupted: false }))
        },
        read: async (runId) => viewOf(find(runId)),
        async *follow(runId, { from = 0, signal } = {}) {
          followers += 1
          try {
            for (let seq = from; ;) {
              const kept = find(runId)
              const event = kept.events[seq]
              if (event !== undefined) {
                seq += 1
                yield event
              } else if (kept.run.finishedAt !== null) return
              else await nextChange(listeners, signal)
            }
          } finally {
            followers -= 1
          }
        },
        async cancel(runId) {
          call('cancel')
          if (find(runId).run.finishedAt === null) double.tell(runId, 'canceled')
          return viewOf(find(runId))
        },
        async retry(runId) {
          call('retry')
          return viewOf(find(runId).run.finishedAt === null ? find(runId) : find(double.addRun(accessToken, 1)))
        },
        listFiles: async (runId) => [...find(runId).files].map(([path, text]) => ({ path, bytes: text.length })),
        async openFile(runId, path) {
          const text = find(runId).files.get(path)
          if (text === undefined) throw new NaturalCadError('NOT_FOUND', `run ${runId} has no file ${path}`)
          return { bytes: text.length, body: new Blob([text]).stream() }
        },
        async recommend(model) {
          call('recommend')
          return { modelId: model } as RuntimeRecommendation
        },
        async close() {
          open.splice(open.indexOf(accessToken), 1)
        },
      }
    },
  }
  return double
}

const at = '2026-08-01T12:00:00.000Z'

function runOf(runId: string, user: string): FactoryRun {
  return {
    schemaVersion: 1,
    runId,
    kind: 'hello-job',
    status: 'job_running',
    previousStatus: 'job_scheduling',
    seq: 0,
    startedAt: at,
    updatedAt: at,
    finishedAt: null,
    user,
    job: null,
    target: null,
    model: null,
    mode: 'full-inference-gated',
    resultStatus: null,
    failure: null,
    costs: null,
    links: {},
  }
}

function requireScopes({ recipe }: FactoryRequest, scopes: readonly string[] | undefined): void {
  const missing = findMissingScopes(recipe, scopes ?? chooseScopes()).map(({ scope }) => scope)
  if (missing.length > 0) throw new NaturalCadError('FORBIDDEN', `not granted: ${missing.join(', ')}`, { details: { missing } })
}

function nextChange(listeners: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const listener = () => {
      listeners.delete(listener)
      resolve()
    }
    signal?.throwIfAborted()
    listeners.add(listener)
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
