import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { canceledLabel } from '../../src/run/job-labels.ts'
import { findEndReason } from '../../src/worker/find-end-reason.ts'

/** A Hub that says this of the Job; undefined: that it is busy. */
async function startHubOf(job: object | undefined): Promise<{ hubUrl: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer(({ url = '', headers }, response) => {
    asked.push(`${url} ${headers.authorization}`)
    response.writeHead(job === undefined ? 503 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(job ?? { error: 'busy' }))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { hubUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const one = { accessToken: 'hf_of_alice', user: 'alice', jobId: '64f0c0ffee64f0c0ffee64f0' }
const jobWith = (change: object) => ({ type: 'job', id: one.jobId, owner: { id: '1', name: 'alice', type: 'user' }, labels: { 'naturalcad-run': 'x' }, status: { stage: 'RUNNING', message: null }, ...change })

test.each([
  ['carries the mark of its user was canceled', jobWith({ labels: { 'naturalcad-run': 'x', [canceledLabel]: 'true' } }), 'CANCELED', 'the run was canceled'],
  ['is over without that mark was ended by the platform', jobWith({ status: { stage: 'CANCELED', message: null } }), 'UNAVAILABLE', 'the Job was told to end before the run was over'],
  ['has used up the credits is a matter of money', jobWith({ status: { stage: 'CANCELED', message: null, cancelReason: 'NO_CREDITS' } }), 'PAYMENT_REQUIRED', 'the Job was told to end before the run was over: NO_CREDITS'],
  ['nothing is to be heard of was ended by the platform', undefined, 'UNAVAILABLE', 'the Job was told to end before the run was over'],
])('a Job that %s', async (_, job, code, message) => {
  const { hubUrl, asked } = await startHubOf(job)
  expect(await findEndReason({ hubUrl, ...one })).toMatchObject({ code, message })
  expect(asked).toEqual([`/api/jobs/alice/${one.jobId} Bearer hf_of_alice`])
})

test('where there is no Job nobody is asked', async () => {
  const { hubUrl, asked } = await startHubOf(undefined)
  expect(await findEndReason({ hubUrl, ...one, jobId: undefined })).toMatchObject({ code: 'UNAVAILABLE' })
  expect(asked).toEqual([])
})
