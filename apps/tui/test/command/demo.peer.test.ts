import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import { beforeAll, expect, test } from 'vitest'
import type { RunResult } from '../../src/factory/output/run-result.ts'
import { buildWorker } from '../support/build-worker.ts'
import { makeFolder, runCommand } from '../support/start-command.ts'

describePeer('bubblewrap', 'naturalcad factory demo', () => {
  describePeer('gradio_client', 'on the Python of the workspace', () => {
    beforeAll(buildWorker)

    test('trains a model, makes it a private Space with real Gradio, proves it by a live call, and leaves nothing running', async () => {
      const cwd = await makeFolder()
      const { exit, stdout, stderr } = await runCommand(['factory', 'demo', '--json', '--out', 'run'], { cwd })
      expect({ exit, stderr }).toEqual({ exit: 0, stderr })
      const result = JSON.parse(stdout) as RunResult
      expect(result).toMatchObject({
        recipe: 'template-space',
        mode: 'full-inference-gated',
        status: 'done',
        verdict: 'full_inference_success',
        success: true,
        model: { id: 'alice/part-reviews' },
        generation: { endpoint: '/predict', outcome: 'passed', outputs: [{ kind: 'labels' }] },
        out: join(cwd, 'run'),
      })
      expect(result.space).toMatch(/^alice\/part-reviews/)
      expect(result.evidence).toContainEqual(expect.objectContaining({ rule: 'generation.output', passed: true }))
      for (const step of ['signed in as alice', 'trained on 64 sentences', 'making the private Space', 'calling it live']) expect(stderr).toContain(step)
      expect(await readFile(join(cwd, 'run/report.md'), 'utf8')).toContain('Verdict: `full_inference_success`')
      expect(await readFile(join(cwd, 'run/generated/app.py'), 'utf8')).toContain('alice/part-reviews')
      const hubUrl = /local Hub (http:\S+):/.exec(stderr)?.[1] ?? ''
      await expect(fetch(hubUrl)).rejects.toThrow('fetch failed')
      await expect(fetch(result.links['space'] ?? '')).rejects.toThrow('fetch failed')
      expect(stdout + stderr).not.toMatch(/hf_(?:oauth_)?[A-Za-z0-9]{8}/)
    }, 400_000)
  })
})
