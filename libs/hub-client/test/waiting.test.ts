import { NaturalCadError } from '@naturalcad/contracts/errors'
import { waitForJob, waitForSpace, type WaitForSpaceParams } from '@naturalcad/hub-client'
import { describe, expect, test } from 'vitest'
import { createManualClock } from './support/manual-clock.ts'
import { createScriptedHub } from './support/scripted-hub.ts'

const older = '0'.repeat(40)
const commit = '1'.repeat(40)
const stage = (name: string, sha?: string) => ({ stage: name, ...(sha === undefined ? {} : { sha }) })

async function waited(answers: (object | number | Error)[], params: Partial<WaitForSpaceParams> = {}) {
  const hub = createScriptedHub(...answers)
  const clock = createManualClock()
  const result = await waitForSpace({ repo: 'spaces/a/b', fetch: hub.fetch, clock, retry: { limit: 0 }, ...params }).catch((error: unknown) => error)
  return { result, looks: hub.calls.length, time: clock.now() }
}

describe('waiting for a Space', () => {
  test.each(['RUNNING', 'BUILD_ERROR', 'RUNTIME_ERROR', 'CONFIG_ERROR', 'NO_APP_FILE', 'PAUSED', 'SLEEPING', 'STOPPED', 'DELETING', 'SOMETHING_NEW'])(
    'ends in %s',
    async (name) => {
      expect(await waited([stage('BUILDING'), stage('RUNNING_APP_STARTING'), stage(name)])).toMatchObject({ result: { stage: name }, looks: 3 })
    },
  )

  test('goes on until it is in one of the stages that were named', async () => {
    const seen: string[] = []
    const answers = [stage('RUNNING'), stage('PAUSED')]
    expect(await waited(answers, { stages: ['PAUSED', 'STOPPED'], onRuntime: (runtime) => seen.push(runtime.stage) })).toMatchObject({
      result: { stage: 'PAUSED' },
    })
    expect(seen).toEqual(['RUNNING', 'PAUSED'])
  })

  test('for a commit does not take another one for it', async () => {
    const answers = [
      stage('RUNNING', older),
      stage('RUNNING'),
      stage('BUILDING', older),
      stage('RUNNING_APP_STARTING', commit),
      stage('RUNNING', commit),
    ]
    expect(await waited(answers, { commit })).toMatchObject({ result: { stage: 'RUNNING', sha: commit }, looks: 5 })
  })

  test('for a commit ends with its failure, not with that of the commit before', async () => {
    expect(await waited([stage('BUILD_ERROR', older), stage('BUILD_ERROR', commit)], { commit })).toMatchObject({ result: { sha: commit }, looks: 2 })
    expect(await waited([stage('BUILD_ERROR'), stage('BUILDING'), stage('RUNTIME_ERROR')], { commit })).toMatchObject({
      result: { stage: 'RUNTIME_ERROR' },
      looks: 3,
    })
    expect(await waited([stage('BUILD_ERROR'), stage('BUILD_ERROR')], { commit })).toMatchObject({ result: { stage: 'BUILD_ERROR' }, time: 20_000 })
    expect(await waited([stage('BUILDING', older), stage('BUILD_ERROR', older)], { commit })).toMatchObject({ result: { stage: 'BUILD_ERROR' }, time: 22_000 })
    expect(await waited([stage('PAUSED', older), stage('SLEEPING', older)], { commit })).toMatchObject({ result: { stage: 'SLEEPING' }, time: 20_000 })
  })

  test('goes on where a look fails in passing, and ends where it does not', async () => {
    const reset = Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) })
    expect(await waited([503, reset, 429, stage('RUNNING')])).toMatchObject({ result: { stage: 'RUNNING' }, looks: 4 })
    expect(await waited([stage('BUILDING'), 404, stage('RUNNING')])).toMatchObject({ result: { code: 'NOT_FOUND' }, looks: 2 })
  })

  test('ends at its deadline and tells the last stage', async () => {
    const { result, time } = await waited([stage('BUILDING', older)], { commit, waitMs: 5000, pollMs: 1000 })
    expect(result).toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      message: 'the Space is still in stage BUILDING after 5 s',
      details: { stage: 'BUILDING', sha: older, commit },
    })
    expect(time).toBe(5000)
    expect(await waited([503], { waitMs: 5000 })).toMatchObject({
      result: { code: 'DEADLINE_EXCEEDED', details: { stage: undefined }, cause: { details: { status: 503 } } },
    })
  })

  test('ends with its signal', async () => {
    const abort = new AbortController()
    const { result } = await waited([stage('BUILDING')], {
      signal: abort.signal,
      onRuntime: () => abort.abort(new NaturalCadError('CANCELED', 'enough')),
    })
    expect(result).toMatchObject({ code: 'CANCELED', message: 'enough' })
  })
})

describe('waiting for a job', () => {
  const job = (name: string) => ({ id: '1', owner: { name: 'a' }, status: { stage: name } })

  test.each(['COMPLETED', 'ERROR', 'CANCELED', 'DELETED'])('ends in %s', async (name) => {
    const { fetch, calls } = createScriptedHub(job('SCHEDULING'), job('RUNNING'), job('UPDATING'), job(name))
    expect(await waitForJob({ namespace: 'a', jobId: '1', fetch, clock: createManualClock() })).toMatchObject({ status: { stage: name } })
    expect(calls).toEqual(Array(4).fill('GET /api/jobs/a/1'))
  })

  test('ends in a stage that was named, or too late', async () => {
    const { fetch } = createScriptedHub(job('SCHEDULING'), job('RUNNING'))
    const wait = (stages: string[]) => waitForJob({ namespace: 'a', jobId: '1', fetch, clock: createManualClock(), stages, waitMs: 9000 })
    expect(await wait(['RUNNING'])).toMatchObject({ status: { stage: 'RUNNING' } })
    await expect(wait([])).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED', details: { jobId: '1', stage: 'RUNNING', waitMs: 9000 } })
  })
})
