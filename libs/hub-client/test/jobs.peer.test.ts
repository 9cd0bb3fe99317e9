import { cancelJob, followJobLog, followJobMetrics, readJobLog, runJob, waitForJob } from '@naturalcad/hub-client'
import { describePeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'
import { collect } from './support/collect.ts'
import { startHub } from './support/start-hub.ts'

const printed = (lines: { text: string }[]) => lines.map(({ text }) => text).filter((text) => !text.startsWith('====='))

async function startWithJob(program: string, secrets: Record<string, string> = {}) {
  const hub = await startHub({ profile: 'pro' })
  const ofAlice = { ...hub.as('alice'), namespace: 'alice' }
  const { id: jobId } = await runJob({ ...ofAlice, dockerImage: 'python:3.12', command: ['python', '-u', '-c', program], secrets })
  return { hub, one: { ...ofAlice, jobId } }
}

describePeer('bubblewrap', 'jobs that run', () => {
  test('are followed over broken connections, each line once', async () => {
    const { hub, one } = await startWithJob('import time\nfor i in range(60): print("line", i); time.sleep(0.05)')
    hub.addFault({ path: '/api/jobs/alice/*/logs', times: 2, cutAfterBytes: 1500 })
    expect(printed(await collect(followJobLog(one)))).toEqual(Array.from({ length: 60 }, (_, index) => `line ${index}`))
    expect(await waitForJob(one)).toMatchObject({ status: { stage: 'COMPLETED' }, durations: { runningSecs: expect.any(Number) } })
    expect(printed(await collect(readJobLog({ ...one, tail: 2 })))).toEqual(['line 58', 'line 59'])
  })

  test('are measured and read while they run, and canceled', async () => {
    const { one } = await startWithJob('import os, time; print("up", len(os.environ["KEY"])); time.sleep(600)', { KEY: 'four' })
    expect(await waitForJob({ ...one, stages: ['RUNNING'], pollMs: 100 })).toMatchObject({ status: { stage: 'RUNNING' } })
    for await (const { memory_used_bytes: bytes } of followJobMetrics(one)) {
      expect(bytes).toBeGreaterThan(0)
      break
    }
    for await (const { text } of followJobLog({ ...one, tail: 100 })) if (text === 'up 4') break
    await cancelJob(one)
    expect(await waitForJob(one)).toMatchObject({ status: { stage: 'CANCELED' } })
  })

  test('that fail tell so', async () => {
    const { one } = await startWithJob('import sys; print("bye"); sys.exit(3)')
    expect(await waitForJob({ ...one, pollMs: 100 })).toMatchObject({ status: { stage: 'ERROR', message: expect.stringMatching(/./) } })
    expect(printed(await collect(readJobLog(one)))).toContain('bye')
  })
})
