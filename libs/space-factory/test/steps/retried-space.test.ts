import { createSpace, pauseSpace } from '@naturalcad/hub-client'
import { expect, test } from 'vitest'
import { shareHub } from '../support/shared-hub.ts'
import { runScene } from '../support/space-scene.ts'
import { running } from '../support/stand-in-space.ts'

const shared = shareHub()
const earlier = '20260801-110000-abcdefgh'
const hardware = { flavor: 't4-small', allowFixedGpu: true, acceptCpuShell: true, maxUsdPerHour: null, sleepTimeSeconds: 300 }

/** The Space that a run on paid hardware left when it came to no success, and a run of the same request. */
async function retry(spaceId: string, restart?: { status: number; error: string }) {
  const hub = shared.hub()
  const repo = `spaces/${spaceId}`
  const files = [{ path: 'README.md', content: '---\ntitle: Tiny\nsdk: gradio\n---\n' }, { path: 'app.py', content: '' }]
  await createSpace({ ...hub.as('alice'), repo, sdk: 'gradio', visibility: 'private', hardware: 't4-small', sleepTimeSeconds: 300, files, variables: [{ key: 'SPACE_FACTORY_RUN_ID', value: earlier }] })
  await pauseSpace({ ...hub.as('alice'), repo })
  if (restart !== undefined) hub.addFault({ method: 'POST', path: `/api/spaces/${spaceId}/restart`, answer: restart })
  return runScene({ hub, task: { spaceId, earlierRunIds: [earlier], hardware }, workspace: { hardware: 't4-small' }, runtimes: (head) => [running(head, 't4-small')] })
}

test('a Space that an earlier run has paused is started again', async () => {
  const { run, requests, events } = await retry('alice/paused')
  expect(run).toMatchObject({ status: 'done', resultStatus: 'full_inference_success' })
  expect(requests).toContain('POST /api/spaces/alice/paused/restart')
  expect(events.some(({ type }) => type === 'space.restarted')).toBe(true)
})

test('where its owner alone may start it, that is told before anything is uploaded', async () => {
  const { run, requests } = await retry('alice/paused-for-good', { status: 401, error: 'Invalid username or password.' })
  expect(run).toMatchObject({ resultStatus: 'space_create_failed', failure: { class: 'scope', manualAction: 'restart alice/paused-for-good in its settings, then retry the run' } })
  expect(requests.filter((request) => request.includes('/commit/'))).toEqual([])
})
