import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uploadFile } from '@huggingface/hub'
import { createSpace, followSpaceLog, followSpaceMetrics, pauseSpace, waitForSpace } from '@naturalcad/hub-client'
import { describePeer } from '@naturalcad/peers'
import { expect, onTestFinished, test } from 'vitest'
import { collect } from './support/collect.ts'
import { startHub } from './support/start-hub.ts'

const card = '---\ntitle: Greeter\nsdk: gradio\nsdk_version: 6.31.0\napp_file: app.py\n---\n'
const app = `
import os
import gradio as gr

print('mode', os.environ['MODE'], 'secret of', len(os.environ['KEY']), flush=True)
gr.Interface(lambda name: name, 'text', 'text').launch()
`
const repo = 'spaces/alice/app'

describePeer('bubblewrap', 'Spaces that run', () => {
  describePeer('gradio_client', 'on the Python of its environment', (python) => {
    test('are followed from their build to a pause', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'hub-client-packages-'))
      // Thousands of small files.
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
      const hub = await startHub({ profile: 'pro', python, packages: { folder } })
      const alice = hub.as('alice')
      const files = Object.entries({ 'README.md': card, 'app.py': app }).map(([path, content]) => ({ path, content }))
      const settings = { secrets: [{ key: 'KEY', value: 'four' }], variables: [{ key: 'MODE', value: 'fast' }] }
      await createSpace({ ...alice, repo, sdk: 'gradio', visibility: 'private', files, ...settings })
      hub.addFault({ path: '/api/spaces/alice/app/logs/build', times: 1, cutAfterBytes: 300 })
      const build = (await collect(followSpaceLog({ ...alice, repo, log: 'build' }))).map(({ text }) => text)
      expect(build.join('\n')).toMatch(/Build Queued at [\s\S]+gradio[\s\S]+DONE/)
      expect(build.filter((line) => line.includes('Build Queued'))).toHaveLength(1)
      expect(await waitForSpace({ ...alice, repo, pollMs: 200 })).toMatchObject({ stage: 'RUNNING', hardware: { current: 'cpu-basic' } })

      for await (const { text } of followSpaceLog({ ...alice, repo, log: 'run' })) if (text === 'mode fast secret of 4') break
      for await (const { memory_used_bytes: bytes } of followSpaceMetrics({ ...alice, repo })) {
        expect(bytes).toBeGreaterThan(0)
        break
      }

      const broken = await uploadFile({ ...alice, repo, file: { path: 'app.py', content: new Blob(['raise SystemExit(3)']) } })
      const commit = broken?.commit.oid ?? 'none'
      expect(await waitForSpace({ ...alice, repo, commit, pollMs: 200 })).toMatchObject({
        stage: 'RUNTIME_ERROR',
        errorMessage: expect.stringMatching(/./),
      })
      await pauseSpace({ ...alice, repo })
      expect(await waitForSpace({ ...alice, repo, stages: ['PAUSED'], pollMs: 200 })).toMatchObject({ stage: 'PAUSED' })
    })
  })
})
