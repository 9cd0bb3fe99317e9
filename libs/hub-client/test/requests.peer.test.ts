import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createBranch, createRepo } from '@huggingface/hub'
import * as hubClient from '@naturalcad/hub-client'
import { describePeer } from '@naturalcad/peers'
import { expect, onTestFinished, test } from 'vitest'
import { compareRequests } from './requests/compare-requests.ts'
import { isKnown, knownDifferences } from './requests/known-differences.ts'
import { operations } from './requests/operations.ts'
import { callsWithoutPeer, otherExports, refusedOperations } from './requests/refused-operations.ts'
import { startRecordingProxy } from './support/recording-proxy.ts'
import { toSafetensorsFile } from './support/safetensors-file.ts'
import { startHub } from './support/start-hub.ts'

/** What the Python client signs in as, where nobody says otherwise. */
const clientId = '26be6b09-91c5-47da-9861-d2d2bb7a7e36'
const weights = toSafetensorsFile({ a: { dtype: 'F32', shape: [2, 3] } })
const seed = {
  users: [{ name: 'alice', plan: 'pro' as const, tokens: [{ value: 'hf_alice' }] }],
  repositories: [
    {
      id: 'alice/tiny',
      files: [
        { path: 'README.md', text: '---\nlicense: mit\n---\nHi' },
        { path: 'model.safetensors', base64: weights.toString('base64') },
      ],
    },
    { type: 'dataset' as const, id: 'alice/data', files: [{ path: 'a.txt', text: 'a' }] },
  ],
}

async function startRecorded() {
  // Jobs wait: what they do is another test's matter.
  const hub = await startHub({ seed, maxRunningJobs: 0 })
  await createBranch({ ...hub.as('alice'), repo: 'alice/tiny', branch: 'next/one' })
  for (const name of ['files', 'old']) await createRepo({ ...hub.as('alice'), repo: `buckets/alice/${name}` })
  return { hub, proxy: await startRecordingProxy(hub.url) }
}

async function recordPython(python: string) {
  const { hub, proxy } = await startRecorded()
  const home = mkdtempSync(join(tmpdir(), 'hub-client-python-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const env = {
    HF_ENDPOINT: proxy.url,
    HUB_BEHIND_PROXY: hub.url,
    HF_TOKEN: 'hf_alice',
    HF_HOME: home,
    HF_HUB_DISABLE_UPDATE_CHECK: '1',
    HF_HUB_DISABLE_TELEMETRY: '1',
    HF_HUB_DISABLE_PROGRESS_BARS: '1',
    HF_HUB_DISABLE_XET: '1',
    NO_COLOR: '1',
    PATH: process.env['PATH'] ?? '',
  }
  const { stdout } = await promisify(execFile)(python, ['-B', join(import.meta.dirname, 'python/operations.py')], { env, maxBuffer: 1 << 24 })
  return { ...(JSON.parse(stdout) as { operations: string[]; failures: Record<string, string> }), recorded: proxy.recorded }
}

async function recordOurs() {
  const { hub, proxy } = await startRecorded()
  const context = { call: { hubUrl: proxy.url, accessToken: 'hf_alice' }, hubUrl: hub.url, clientId, left: {} }
  const failures: Record<string, string> = {}
  for (const [name, run] of Object.entries(operations)) {
    proxy.begin(name)
    await run(context).catch((error: unknown) => {
      failures[name] = String(error)
    })
  }
  return { operations: Object.keys(operations), failures, recorded: proxy.recorded }
}

describePeer('huggingface_hub', 'requests of the Python client', (python) => {
  test('are ours too, field by field, but for the differences with a reason', async () => {
    const [theirs, ours] = await Promise.all([recordPython(python), recordOurs()])
    expect(ours.operations).toEqual(theirs.operations)
    expect(Object.keys(ours.failures)).toEqual(Object.keys(theirs.failures))
    expect(Object.keys(ours.failures).filter((name) => !(name in refusedOperations))).toEqual([])

    const differences = compareRequests(theirs.recorded, ours.recorded)
    expect(differences.filter((difference) => !knownDifferences.some((known) => isKnown(difference, known)))).toEqual([])
    expect(knownDifferences.filter((known) => !differences.some((difference) => isKnown(difference, known)))).toEqual([])
  })
})

test('every call is compared, or listed as one that Python does not have', () => {
  const compared = Object.keys(operations).map((name) => name.replace(/_.*/, ''))
  expect([...new Set([...compared, ...Object.keys(callsWithoutPeer), ...otherExports])].sort()).toEqual(Object.keys(hubClient).sort())
  expect(compared.filter((name) => name in callsWithoutPeer)).toEqual([])
})
