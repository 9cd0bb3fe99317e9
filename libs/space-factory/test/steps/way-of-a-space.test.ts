import { TargetSpace } from '@naturalcad/contracts/factory'
import { expect, test } from 'vitest'
import { sendJson } from '../support/gradio-server.ts'
import { runScene } from '../support/space-scene.ts'

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
