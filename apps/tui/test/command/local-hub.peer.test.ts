import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import { beforeAll, expect, test } from 'vitest'
import { findPrograms } from '../../src/factory/local/find-programs.ts'
import type { RunResult } from '../../src/factory/output/run-result.ts'
import { buildWorker } from '../support/build-worker.ts'
import { makeFolder, runCommand, startCommand } from '../support/start-command.ts'

const variables = { SPACE_FACTORY_JOB_IMAGE: 'node:24' }

/** The folder of a local Hub, and its process, by the address that the command tells. */
async function isAnswering(said: string): Promise<boolean> {
  const url = /local Hub (http:\S+):/.exec(said)?.[1] ?? ''
  return fetch(`${url}/api/models`).then(({ ok }) => ok, () => false)
}

describePeer('bubblewrap', 'a Hub for one command', () => {
  describePeer('python', 'on the Python of the workspace', () => {
    beforeAll(buildWorker)

    test('is there for the run, and gone after it; the files of the run are kept', async () => {
      const cwd = await makeFolder()
      const { exit, stdout, stderr } = await runCommand(['factory', 'launch', 'hello-job', '--local', '--json'], { cwd, variables })
      expect({ exit, stderr }).toEqual({ exit: 0, stderr })
      const { runId, success, out } = JSON.parse(stdout) as RunResult
      expect({ success, out }).toEqual({ success: true, out: join(cwd, '.naturalcad/factory', runId) })
      expect(await readFile(join(out ?? '', 'report.md'), 'utf8')).toContain(runId)
      expect(await isAnswering(stderr)).toBe(false)
    })

    test('is gone too where the command is killed, with its Jobs and its files', async () => {
      const cwd = await makeFolder()
      const command = startCommand(['factory', 'launch', 'hello-job', '--local'], { cwd, variables: { ...variables, TMPDIR: cwd } })
      await command.said('waiting for a machine')
      expect(await isAnswering(command.stderr())).toBe(true)
      expect((await readdir(cwd)).filter((name) => name.startsWith('naturalcad-hub-'))).toHaveLength(1)
      command.child.kill('SIGKILL')
      await command.ended
      await expect.poll(() => isAnswering(command.stderr())).toBe(false)
      await expect.poll(async () => (await readdir(cwd)).filter((name) => name.startsWith('naturalcad-hub-'))).toEqual([])
    })

    test('has the model of a folder, and no other', async () => {
      const cwd = await makeFolder()
      await mkdir(join(cwd, 'my model/.git'), { recursive: true })
      await writeFile(join(cwd, 'my model/README.md'), '---\nlicense: mit\nlibrary_name: sklearn\npipeline_tag: text-classification\n---\nSmall.\n')
      await writeFile(join(cwd, 'my model/model.joblib'), 'weights')
      await writeFile(join(cwd, 'my model/.git/config'), 'private')
      const { exit, stdout, stderr } = await runCommand(['factory', 'launch', 'recommend', '--model', 'my model', '--local', '--json'], { cwd, variables })
      expect({ exit, stderr }).toEqual({ exit: 0, stderr })
      const { model, out = '' } = JSON.parse(stdout) as RunResult
      expect(model?.id).toBe('alice/my-model')
      expect(JSON.parse(await readFile(join(out, 'runtime_recommendation.json'), 'utf8'))).toMatchObject({ modelId: 'alice/my-model', template: 'sklearn' })
      const unknown = await runCommand(['factory', 'launch', 'recommend', '--model', 'a/b', '--local', '--json'], { cwd, variables })
      expect({ exit: unknown.exit, ...(JSON.parse(unknown.stdout) as object) }).toMatchObject({ exit: 2, code: 'NOT_FOUND', remedy: expect.stringContaining('folder') as string })
      expect(unknown.stderr).not.toContain('starting a local Hub')
      const unnamed = await runCommand(['factory', 'launch', 'text-model', '--local', '--json'], { cwd, variables })
      expect({ exit: unnamed.exit, ...(JSON.parse(unnamed.stdout) as object) }).toMatchObject({ exit: 2, code: 'NOT_FOUND', remedy: expect.stringContaining('folder') as string })
    })
  })
})

test('what is missing is named with the command that installs it, before anything is started', async () => {
  const empty = await makeFolder()
  expect(() => findPrograms({ workspace: empty, folders: [empty] })).toThrow(
    expect.objectContaining({ code: 'NOT_CONFIGURED', exitCode: 6, message: expect.stringMatching(/Python.*bubblewrap/) as string, remedy: 'run first: ./dev python and apt-get install bubblewrap and ./dev nx build space-factory' }),
  )
  expect(() => findPrograms({ workspace: null, folders: [empty] })).toThrow(expect.objectContaining({ remedy: expect.stringContaining('apt-get install python3 python3-pip') as string }))
  expect(existsSync(join(empty, '.naturalcad'))).toBe(false)
})
