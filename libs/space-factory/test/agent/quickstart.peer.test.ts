import { expect, test } from 'vitest'
import { startModelEmulator, type RuleInput } from '@naturalcad/model-emulator'
import { describePeer } from '@naturalcad/peers'
import { createPiAgent, writeQuickstartGoal } from '@naturalcad/space-factory'
import { createAgentScene, model } from '../support/agent-scene.ts'
import { startHub } from '../support/start-hub.ts'

const spaceId = 'alice/quick'
const readme = '---\ntitle: Quick\nsdk: gradio\nsdk_version: "6.31.0"\napp_file: app.py\n---\n'

/** What the agent is made to run, and what its shell said. */
async function runCommands(python: string, commands: string[], level: 4 | 2 = 4) {
  const scripted = await startModelEmulator({ models: [model], rules: [] })
  const hub = await startHub({ profile: 'pro', inference: { url: scripted.url } })
  const scene = await createAgentScene([])
  const rules: RuleInput[] = [...commands.map((command): RuleInput => ({ reply: { toolCalls: [{ name: 'bash', arguments: { command } }] } })), { reply: { text: 'RESULT: success' } }]
  for (const rule of rules) scripted.addRule(rule)
  const { hubUrl, accessToken } = hub.as('alice')
  const goal = writeQuickstartGoal({ spaceId, title: 'Quick', answer: 'returns its text in capitals' })
  const context = scene.context({ hub: { hubUrl, accessToken }, inference: { baseUrl: `${hubUrl}/v1`, accessToken }, limits: { maxRequests: 30, maxUsd: 1, maxSeconds: 120 } })
  try {
    const result = await createPiAgent({ python, level }).work(scene.task(goal, { spaceId }), context)
    const ask = async (path: string) => {
      const answer = await fetch(`${hubUrl}${path}`, { headers: { authorization: `Bearer ${accessToken}` } })
      return { status: answer.status, body: (await answer.json().catch(() => undefined)) as Record<string, unknown> | undefined }
    }
    const told = JSON.stringify(scripted.requests.map(({ body }) => body))
    return { result, told, accessToken, space: await ask(`/api/spaces/${spaceId}`), other: await ask('/api/spaces/alice/other'), events: scene.events, ask }
  } finally {
    await scripted.stop()
    await scene.close()
  }
}

const writeApp = [`printf '%s' '${readme}' > README.md`, "printf 'import gradio as gr\\ngr.Interface(str.upper, \"text\", \"text\").launch()\\n' > app.py"].join(' && ')

describePeer('huggingface_hub', 'the quickstart with the hf command', (python) => {
  test.each([4, 2] as const)('makes and fills one private Space at level %i, and knows nothing of the token', async (level) => {
    const { result, told, accessToken, space, ask } = await runCommands(
      python,
      [writeApp, 'hf auth whoami', `hf repos create ${spaceId} --type space --space-sdk gradio --private --exist-ok`, `hf upload ${spaceId} . --repo-type space --exclude "**/__pycache__/**"`, `hf spaces info ${spaceId}`],
      level,
    )
    expect(result).toMatchObject({ outcome: 'finished', claim: 'success', sandboxLevel: level })
    expect(space).toMatchObject({ status: 200, body: { id: spaceId, private: true, sdk: 'gradio' } })
    const { body: tree } = await ask(`/api/spaces/${spaceId}/tree/main`)
    expect((tree as unknown as { path: string }[]).map(({ path }) => path)).toEqual(expect.arrayContaining(['README.md', 'app.py']))
    expect(result.output).toContain('alice')
    expect(told + JSON.stringify(result)).not.toContain(accessToken)
  })

  test('makes it private, whatever the command says', async () => {
    const { space } = await runCommands(python, [`hf repos create ${spaceId} --type space --space-sdk gradio --no-private`])
    expect(space).toMatchObject({ status: 200, body: { private: true } })
  })

  test('reaches nothing else, as its client tells in the words of the Hub', async () => {
    const { result, other, events, space } = await runCommands(python, [
      writeApp,
      'hf repos create alice/other --type space --space-sdk gradio --private',
      'hf repos create alice/other --type model',
      `hf repos create ${spaceId} --type space --space-sdk gradio --private --secrets A=b`,
      `hf repos create ${spaceId} --type space --space-sdk docker --private`,
      'hf upload alice/other . --repo-type space',
      `hf repos delete ${spaceId} --type space --yes || hf repos delete ${spaceId} --type space`,
      `hf spaces settings ${spaceId} --hardware t4-small`,
      'hf jobs run python:3.12 true',
    ])
    expect(result).toMatchObject({ outcome: 'finished' })
    expect(result.output).toMatch(/this run may make/)
    expect([other.status, space.status]).toEqual([404, 404])
    const statuses = events.map(({ data }) => data).filter(({ route }) => route === 'hub').map(({ status, action }) => `${String(action)} ${String(status)}`)
    expect(statuses).toEqual(expect.arrayContaining(['create 403', 'refused 403']))
    expect(statuses.filter((line) => /^(?:create|commit|preupload) 200/.test(line))).toEqual([])
  })

  test('uploads no binary of weights', async () => {
    const { result, ask } = await runCommands(python, [
      writeApp, 'head -c 12000000 /dev/urandom > weights.bin', `hf repos create ${spaceId} --type space --space-sdk gradio --private`, `hf upload ${spaceId} . --repo-type space`,
    ])
    expect(result.output).toMatch(/cannot be uploaded in this run: weights\.bin/)
    const { body } = await ask(`/api/spaces/${spaceId}/tree/main`)
    expect(JSON.stringify(body)).not.toContain('weights')
  })
})
