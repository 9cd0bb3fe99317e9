import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createRedactor } from '@naturalcad/redaction'
import { redactTrace } from '@naturalcad/space-factory'
import { createScriptedAgent, type ScriptedAct } from '@naturalcad/space-factory/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AgentScene, createAgentScene, plantedToken } from '../support/agent-scene.ts'
import { createManualClock } from '../support/manual-clock.ts'

let scene: AgentScene
beforeEach(async () => {
  scene = await createAgentScene([])
})
afterEach(() => scene.close())

const work = (acts: readonly ScriptedAct[], context = scene.context()) => createScriptedAgent({ rounds: [acts] }).work(scene.task(), context)

describe('a scripted agent', () => {
  test('writes, links and removes, and claims what it likes', async () => {
    const result = await work([{ write: 'src/app.py', content: 'x' }, { write: 'gone.py', content: 'y' }, { remove: 'gone.py' }, { link: 'passwords', to: '/etc/passwd' }, { say: 'all fine' }, { claim: 'success' }])
    expect(result).toEqual({ outcome: 'finished', detail: 'the script is over', claim: 'success', usage: { requests: 0, inputTokens: 0, outputTokens: 0, usd: 0 }, output: 'all fine\n', sandboxLevel: 4 })
    expect(readFileSync(join(scene.workspace, 'src/app.py'), 'utf8')).toBe('x')
    expect(existsSync(join(scene.workspace, 'gone.py'))).toBe(false)
    expect(lstatSync(join(scene.workspace, 'passwords')).isSymbolicLink()).toBe(true)
  })

  test('does in each round what is written for it, and the last for ever', async () => {
    const agent = createScriptedAgent({ rounds: [[{ say: 'first' }], [{ say: 'later' }]] })
    const outputs = []
    for (const round of [0, 1, 2]) outputs.push((await agent.work(scene.task('x', { round }), scene.context())).output)
    expect(outputs).toEqual(['first\n', 'later\n', 'later\n'])
    expect(readdirSync(scene.traces)).toHaveLength(3)
  })

  test('fails where it is told to, and when it has spent too much', async () => {
    expect(await work([{ fail: 'no idea' }, { write: 'late.py', content: '' }])).toMatchObject({ outcome: 'failed', detail: 'no idea' })
    expect(existsSync(join(scene.workspace, 'late.py'))).toBe(false)
    expect(await work([{ spend: { requests: 21, usd: 0.5 } }])).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('exhausted'), usage: { requests: 21, usd: 0.5 } })
  })

  test('that never ends is ended by the limit of time, or by the signal', async () => {
    const clock = createManualClock()
    const working = work([{ hang: true }], scene.context({ clock }))
    clock.advance(60_000)
    expect(await working).toMatchObject({ outcome: 'failed', detail: 'the agent did not end within 60 s' })
    const controller = new AbortController()
    const reason = new Error('enough')
    const canceled = work([{ hang: true }], scene.context({ signal: controller.signal }))
    controller.abort(reason)
    await expect(canceled).rejects.toBe(reason)
  })

  test('tells no secret of the run, and leaves a private trace', async () => {
    const result = await work([{ act: (_task, { hub }) => expect(hub.accessToken).toBe(plantedToken) }, { say: `token ${plantedToken}` }])
    expect(result.output).toBe('token [redacted]\n')
    const [name = ''] = readdirSync(scene.traces)
    expect(statSync(join(scene.traces, name)).mode & 0o777).toBe(0o600)
    expect(redactTrace(readFileSync(join(scene.traces, name), 'utf8'), createRedactor({ secrets: [plantedToken] }))).toMatchObject({ lines: 3, droppedLines: 0, findings: { known: 1 } })
  })
})
