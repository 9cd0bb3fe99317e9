import { TargetSpace } from '@naturalcad/contracts/factory'
import { expect, test } from 'vitest'
import { sendJson } from '../support/gradio-server.ts'
import { makePng } from '../support/make-png.ts'
import { runScene } from '../support/space-scene.ts'
import { running } from '../support/stand-in-space.ts'
import { workspaceFiles } from '../support/write-workspace.ts'

const health = sendJson({ status: 'ok', modelId: 'alice/tiny', generationEndpoint: '/generate' })

test('an app is made a private Space, built, started and called, and all of it is kept', async () => {
  const { run, story, files, events } = await runScene({ app: { health } })
  expect({ status: run.status, result: run.resultStatus, failure: run.failure }).toEqual({ status: 'done', result: 'full_inference_success', failure: null })
  expect(story.facts.upload).toMatchObject({ isUploaded: true, fileCount: 3, isUnchanged: false, commitSha: story.facts.runtime?.sha })
  expect(TargetSpace.parse(JSON.parse((await files.readText('target_space.json')) ?? ''))).toMatchObject({
    spaceId: 'alice/tiny-space', visibility: 'private', sdkVersion: '6.31.0', pythonVersion: '3.12', currentHardware: 'cpu-basic', commitSha: story.facts.upload?.commitSha, fileCount: 3,
  })
  expect(await files.list('tests')).toEqual(['tests/api_schema.json', 'tests/test_result.json'])
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['guard.judged', 'space.created', 'space.uploaded', 'space.stage', 'live.health', 'live.called', 'live.run_log']))
})

test('packages and pictures go up whole, and a later run of the same request sends nothing again', async () => {
  const rounds = [{ ...workspaceFiles, 'parts/__init__.py': '', 'parts/deep/more.py': 'x = 1\n', 'logo.png': makePng(200, 200, (x, y) => [x, y, (x * y) % 256]) }]
  const first = await runScene({ app: { health }, rounds })
  expect(first.story.facts.upload).toMatchObject({ isUploaded: true, isUnchanged: false, fileCount: 6 })
  const task = { runId: '20260801-130000-abcdefgh', earlierRunIds: [first.run.runId] }
  const second = await runScene({ app: { health }, rounds, hub: first.hub, task, runtimes: (head) => [running(head)] })
  expect(second.story.facts.upload).toMatchObject({ isUploaded: true, isUnchanged: true, commitSha: first.story.facts.upload?.commitSha })
  expect(second.requests.filter((request) => request.includes('/commit/') || request.includes('/preupload/'))).toEqual([])
  const third = await runScene({ app: { health }, hub: first.hub, task: { ...task, runId: '20260801-140000-abcdefgh' } })
  expect(third.story.facts.upload).toMatchObject({ isUploaded: true, isUnchanged: false, fileCount: 3 })
  const tree = (await (await fetch(`${first.hub.url}/api/spaces/alice/tiny-space/tree/main?recursive=true`, { headers: { authorization: `Bearer ${first.hub.as('alice').accessToken}` } })).json()) as { path: string; type: string }[]
  expect(tree.filter(({ type }) => type === 'file').map(({ path }) => path)).toEqual(['.gitattributes', 'README.md', 'app.py', 'requirements.txt'].filter((path) => path !== '.gitattributes' || tree.some((entry) => entry.path === path)))
})
