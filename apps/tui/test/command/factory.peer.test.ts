import { readdir, readFile, writeFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import { beforeAll, expect, test } from 'vitest'
import { pushModelFolder } from '../../src/factory/local/push-model-folder.ts'
import type { RunResult } from '../../src/factory/output/run-result.ts'
import { buildWorker } from '../support/build-worker.ts'
import { expectRefusal } from '../support/expect-refusal.ts'
import { canMount, mountMemory } from '../support/mount-memory.ts'
import { addFault, askHub, startHub } from '../support/start-local-hub.ts'
import { makeFolder, runCommand, startCommand, type CommandOptions } from '../support/start-command.ts'

const sleep = { dockerImage: 'node:24', flavor: 'cpu-basic', command: ['node', '-e', 'setTimeout(() => {}, 600000)'] }

describePeer('bubblewrap', 'naturalcad factory', () => {
  const started = startHub()
  beforeAll(buildWorker)

  /** A user with a token in the environment. Jobs run on the Node of this machine, so nothing has to be fetched. */
  async function asAlice(): Promise<CommandOptions & { hubUrl: string; token: string }> {
    const { url, user } = started.current
    return { cwd: await makeFolder(), variables: { HF_ENDPOINT: url, HF_TOKEN: user.token, SPACE_FACTORY_JOB_IMAGE: 'node:24', LANG: 'C' }, hubUrl: url, token: user.token }
  }

  /** All places where Jobs run are taken, until the function is called. */
  async function holdUpJobs(): Promise<() => Promise<void>> {
    const ids: string[] = []
    for (let index = 0; index < 4; index++) ids.push((await askHub<{ id: string }>(started.current, '/api/jobs/alice', sleep)).id)
    return async () => {
      for (const id of ids) await askHub(started.current, `/api/jobs/alice/${id}/cancel`, {})
    }
  }

  test('a run is launched, followed, listed, shown and started again', async () => {
    const options = await asAlice()
    const launched = await runCommand(['factory', 'launch', 'hello-job', '--json', '--out', 'kept'], options)
    expect({ exit: launched.exit, stderr: launched.stderr }).toEqual({ exit: 0, stderr: launched.stderr })
    const result = JSON.parse(launched.stdout) as RunResult
    expect(result).toMatchObject({ recipe: 'hello-job', status: 'done', verdict: null, success: true, isInterrupted: false, evidence: [], failure: null, out: join(options.cwd, 'kept') })
    expect(Object.keys(result.links)).toEqual(expect.arrayContaining(['job', 'bucket', 'artifacts']))
    expect(launched.stdout.trimEnd().split('\n')).toHaveLength(1)
    for (const text of ['starting the worker', 'judging', `run ${result.runId}`]) expect(launched.stderr).toContain(text)
    expect(await readdir(join(options.cwd, 'kept'))).toEqual(expect.arrayContaining(['artifacts', 'events.jsonl', 'report.md', 'state.json', 'task.json']))
    expect(await readFile(join(options.cwd, 'kept/report.md'), 'utf8')).toContain(result.runId)

    const listed = JSON.parse((await runCommand(['factory', 'list', '--json'], options)).stdout) as { runs: RunResult[] }
    expect(listed.runs[0]).toMatchObject({ runId: result.runId, status: 'done', success: true })
    const shown = await runCommand(['factory', 'show', 'last'], options)
    expect(shown).toMatchObject({ exit: 0, stdout: expect.stringContaining(`It is done.\n  run     ${result.runId}`) as string })
    expect(shown.stdout).toContain('\nhello-job\n\nIt is done.\n')
    expect(await runCommand(['factory', 'watch', result.runId], options)).toMatchObject({ exit: 0, stdout: expect.stringContaining('It is done.') as string })
    const again = JSON.parse((await runCommand(['factory', 'retry', result.runId, '--json'], options)).stdout) as RunResult
    expect(again).toMatchObject({ recipe: 'hello-job', status: 'done', success: true })
    expect(again.runId).not.toBe(result.runId)
    const canceled = await runCommand(['factory', 'cancel', result.runId, '--json'], options)
    expect({ exit: canceled.exit, ...(JSON.parse(canceled.stdout) as RunResult) }).toMatchObject({ exit: 0, status: 'done', success: true })
    expect(canceled.stderr).toContain('nothing was canceled')
    expect([launched, shown, canceled].map(({ stdout, stderr }) => stdout + stderr).join('')).not.toContain(options.token)
  })

  test('Ctrl-C cancels the run that was launched; of one that is only watched it says that it goes on', async () => {
    const options = await asAlice()
    const release = await holdUpJobs()
    try {
      const launched = await runCommand(['factory', 'launch', 'hello-job', '--no-wait', '--json'], options)
      const { runId, success, status } = JSON.parse(launched.stdout) as RunResult
      expect({ exit: launched.exit, success, status }).toEqual({ exit: 0, success: false, status: 'job_scheduling' })
      const watching = startCommand(['factory', 'watch', runId, '--json'], options)
      await watching.said('waiting for a machine')
      watching.child.kill('SIGINT')
      const watched = await watching.ended
      expectRefusal(watched, { exit: 130, code: 'CANCELED', naming: 'the run goes on' })
      expect(watched.stderr).toContain(`naturalcad factory cancel ${runId}`)
      const canceled = await runCommand(['factory', 'cancel', runId, '--json'], options)
      expect({ exit: canceled.exit, ...(JSON.parse(canceled.stdout) as RunResult) }).toMatchObject({ exit: 0, status: 'canceled', verdict: null, success: false, failure: { class: 'canceled' } })

      const launching = startCommand(['factory', 'launch', 'hello-job', '--json'], options)
      await launching.said('waiting for a machine')
      launching.child.kill('SIGINT')
      const ended = await launching.ended
      const result = JSON.parse(ended.stdout) as RunResult
      expect({ exit: ended.exit, ...result }).toMatchObject({ exit: 130, status: 'canceled', success: false, failure: { class: 'canceled' } })
      const jobs = await askHub<{ labels: Record<string, string>; status: { stage: string } }[]>(started.current, '/api/jobs/alice')
      const stages = [runId, result.runId].map((id) => jobs.find(({ labels }) => labels['naturalcad-run'] === id)?.status.stage)
      expect(stages).toEqual(['CANCELED', 'CANCELED'])
      expect(await runCommand(['factory', 'watch', runId], options)).toMatchObject({ exit: 130, stdout: expect.stringContaining('It is over: canceled.') as string })
    } finally {
      await release()
    }
  })

  test('how a model is best run is told without making anything', async () => {
    const options = await asAlice()
    await mkdir(join(options.cwd, 'mood'))
    await writeFile(join(options.cwd, 'mood/README.md'), '---\nlicense: mit\nlibrary_name: sklearn\npipeline_tag: text-classification\n---\nSmall.\n')
    await writeFile(join(options.cwd, 'mood/model.joblib'), 'weights')
    const model = await pushModelFolder(join(options.cwd, 'mood'), started.current)
    const read = await runCommand(['factory', 'recommend', model], options)
    expect(read).toMatchObject({ exit: 0, stdout: expect.stringMatching(/^alice\/mood\n[\s\S]*written by +template sklearn[\s\S]*Next: naturalcad factory launch template-space --model alice\/mood/) as string })
    const asked = await runCommand(['factory', 'recommend', `${options.hubUrl}/${model}`, '--json'], options)
    expectRefusal(asked, { exit: 2, code: 'INVALID_REQUEST' })
    const told = await runCommand(['factory', 'recommend', model, '--json'], options)
    expect(JSON.parse(told.stdout)).toMatchObject({ modelId: model, template: 'sklearn', hardware: { preferred: 'cpu-basic' } })
    expectRefusal(await runCommand(['factory', 'recommend', 'alice/none', '--json'], options), { exit: 2, code: 'NOT_FOUND', naming: 'alice/none' })
  })

  test('what cannot be done is told before anything is made', async () => {
    const options = await asAlice()
    await mkdir(join(options.cwd, 'mine'))
    await writeFile(join(options.cwd, 'mine/thesis.txt'), 'mine')
    const before = (await askHub<unknown[]>(started.current, '/api/jobs/alice')).length
    const run = async (args: string, variables: Record<string, string> = {}) => runCommand(['factory', ...args.split(' '), '--json'], { ...options, variables: { ...options.variables, ...variables } })
    expectRefusal(await run('launch hello-job --out mine'), { exit: 2, code: 'OUTPUT_REFUSED', naming: 'not empty' })
    expectRefusal(await run('launch universal --model nobody/nothing'), { exit: 2, code: 'NOT_FOUND', naming: 'nobody/nothing' })
    const unpaid = await run('launch template-space --hardware t4-small')
    expectRefusal(unpaid, { exit: 2, code: 'INVALID_REQUEST', naming: 't4-small' })
    expect(JSON.parse(unpaid.stdout)).toMatchObject({ remedy: expect.stringContaining('--allow-gpu') as string })
    expectRefusal(await run('launch universal'), { exit: 2, code: 'INVALID_REQUEST', naming: 'model' })
    expectRefusal(await run('launch template-space --space bob/app'), { exit: 6, code: 'FORBIDDEN', naming: 'bob' })
    expectRefusal(await run('watch 20200101-000000-aaaaaaaa'), { exit: 2, code: 'NOT_FOUND', naming: '20200101-000000-aaaaaaaa' })
    expectRefusal(await run('list', { HF_TOKEN: 'hf_nobody' }), { exit: 6, code: 'UNAUTHORIZED' })
    expectRefusal(await run('list', { HF_ENDPOINT: 'http://127.0.0.1:1' }), { exit: 6, code: 'BACKEND_UNAVAILABLE', naming: '127.0.0.1:1' })
    expect((await askHub<unknown[]>(started.current, '/api/jobs/alice')).length).toBe(before)
    expect(await readdir(options.cwd)).toEqual(['mine'])
  })

  test('where the Hub fails while a run is watched, the run is named', async () => {
    const options = await asAlice()
    const release = await holdUpJobs()
    try {
      const command = startCommand(['factory', 'launch', 'hello-job', '--json'], options)
      await command.said('waiting for a machine')
      const runId = /run (\S+),/.exec(command.stderr())?.[1] ?? ''
      await addFault(started.current, { path: `/api/buckets/alice/space-factory-runs/*`, times: 100, answer: { status: 403 } })
      const ended = await command.ended
      expectRefusal(ended, { exit: 6, code: 'FORBIDDEN', naming: 'the run goes on' })
      expect(JSON.parse(ended.stdout)).toMatchObject({ details: { runId }, remedy: expect.stringContaining(`factory cancel ${runId}`) as string })
    } finally {
      await fetch(`${started.current.url}/_emulator/faults`, { method: 'DELETE' })
      await release()
    }
  })

  test.runIf(canMount)('a full disk is told, and nothing half-written stays', async () => {
    const options = await asAlice()
    mountMemory(join(options.cwd, 'disk'), 'size=8k')
    const result = await runCommand(['factory', 'launch', 'hello-job', '--json', '--out', 'disk/kept'], options)
    expectRefusal(result, { exit: 7, code: 'STORAGE_FULL', naming: 'no space is left' })
    expect(JSON.parse(result.stdout)).toMatchObject({ details: { runId: expect.stringMatching(/^\d{8}-/) as string } })
    expect(await readdir(join(options.cwd, 'disk'))).toEqual([])
  })
})
