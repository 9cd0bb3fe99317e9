import { readJobLog, readSpaceLog, listSpaceVariables, listSpaceSecrets, getJob } from '@naturalcad/hub-client'
import { listFiles } from '@huggingface/hub'
import { startModelEmulator } from '@naturalcad/model-emulator'
import { describePeer } from '@naturalcad/peers'
import { useBundledWorker } from '@naturalcad/peers/worker'
import { expect, onTestFinished, test } from 'vitest'
import { startFactoryHub } from '../support/factory-hub.ts'
import { createTokenFinder } from '../support/find-token.ts'
import { spyFile, spyOnWorker } from '../support/spied-worker.ts'
import { watchProcesses } from '../support/watch-processes.ts'

const token = 'hf_PlantedAndSearchedEverywhere12345678'
const findsToken = createTokenFinder(token)
const agentModel = 'Qwen/Qwen3-Coder-Next'

/** What a curious agent would try. */
const search = 'env; for p in /proc/[0-9]*; do tr "\\0" "\\n" < $p/environ; tr "\\0" " " < $p/cmdline; done 2>&1 | head -c 20000; cat ~/.cache/huggingface/token /output/task.json 2>&1; env > notes.txt'

/** Requests of the launcher: all but the header that is for it, and the secret of the Job, is looked at. */
function createSpiedFetch(leaks: string[]): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const path = new URL(request.url).pathname
    const text = await request.clone().text()
    const body = request.method === 'POST' && /^\/api\/jobs\/[^/]+$/.test(path) ? JSON.stringify({ ...(JSON.parse(text) as object), secrets: undefined }) : text
    const headers = [...request.headers].filter(([name, value]) => !(name === 'authorization' && value === `Bearer ${token}`))
    if (findsToken(request.url + JSON.stringify(headers) + body)) leaks.push(`${request.method} ${path}`)
    return fetch(input, init)
  }
}

async function textOf(lines: AsyncIterable<{ text: string }>): Promise<string> {
  const texts: string[] = []
  for await (const { text } of lines) texts.push(text)
  return texts.join('\n')
}

describePeer('bubblewrap', 'a planted token', () => {
  const worker = useBundledWorker({ withAgent: true })

  test('is found nowhere but in the header and the secret that are for it, with an agent that looks for it', async () => {
    const model = await startModelEmulator({
      models: [agentModel],
      rules: [
        { reply: { toolCalls: [{ name: 'bash', arguments: { command: search } }] } },
        { reply: ({ messages }) => ({ toolCalls: [{ name: 'edit', arguments: toEdit(JSON.stringify(messages)) }] }) },
        { times: 'always', reply: { text: 'RESULT: success' } },
      ],
    })
    onTestFinished(() => model.stop())
    const hub = await startFactoryHub({ seed: { users: [{ name: 'alice', plan: 'pro', tokens: [{ value: token }] }] }, inference: { url: model.url } })
    const leaks: string[] = []
    const factory = hub.factoryOf('alice', { worker: { ...worker, script: spyOnWorker(worker.script, createTokenFinder) }, fetch: createSpiedFetch(leaks) })
    const processes = watchProcesses(findsToken)
    const told: string[] = []
    const { run } = await factory.launch({ recipe: 'agent-edit', agentModel })
    for await (const event of factory.follow(run.runId)) {
      told.push(JSON.stringify(event))
      if (event.type === 'space.uploaded') break
    }
    const canceled = await factory.cancel(run.runId)
    await processes.stop()

    const one = { ...hub.as('alice'), namespace: 'alice', jobId: run.job?.id ?? '' }
    const repo = canceled.run.target?.spaceId ?? ''
    const space = { ...hub.as('alice'), repo: `spaces/${repo}` }
    const files: Record<string, string> = {}
    for (const { path } of await factory.listFiles(run.runId)) files[path] = Buffer.from(await new Response((await factory.openFile(run.runId, path)).body).arrayBuffer()).toString('latin1')
    const places: Record<string, string> = {
      ...files,
      events: told.join('\n'),
      views: JSON.stringify([canceled, run, await factory.read(run.runId), await factory.list()]),
      'Job': JSON.stringify(await getJob(one)),
      'log of the Job': await textOf(readJobLog(one)),
      'settings of the Space': JSON.stringify([await listSpaceVariables(space), await listSpaceSecrets(space)]),
      'build log of the Space': await textOf(readSpaceLog({ ...space, log: 'build' })),
      'what the model was told': JSON.stringify(model.requests),
    }
    for await (const { path } of listFiles({ ...space, recursive: true })) places[`Space: ${path}`] = await (await fetch(`${hub.url}/spaces/${repo}/raw/main/${path}`, { headers: { authorization: `Bearer ${token}` } })).text()

    expect(Object.keys(places).filter((name) => findsToken(places[name] ?? ''))).toEqual([])
    expect(leaks).toEqual([])
    expect(processes.leaks).toEqual([])

    // It was all looked at: the agent ran and searched, the worker asked the Hub, the run has its end.
    expect(canceled).toMatchObject({ run: { status: 'canceled', resultStatus: 'canceled' }, isInterrupted: false })
    expect([...processes.started].some((command) => command.includes('pi.mjs'))).toBe(true)
    expect(JSON.stringify(model.requests)).toContain('placeholder-')
    const spied = JSON.parse(files[spyFile] ?? '[]') as { path: string; authorized: boolean; leaks: string[] }[]
    expect(spied.filter((request) => request.leaks.length > 0)).toEqual([])
    expect(spied.filter(({ authorized }) => authorized).map(({ path }) => path)).toEqual(expect.arrayContaining(['/api/repos/create', '/v1/chat/completions']))
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['logs/pi_output.txt', 'report.md', 'state.json', 'task.json', 'generated/app.py']))
    expect(Object.keys(files).some((path) => path.startsWith('traces/raw/'))).toBe(true)
  })
})

/** The edit that the goal asks for. */
function toEdit(goal: string): Record<string, unknown> {
  const [, newText = '', oldText = ''] = /answers with \\+"([^"\\]+)\\+" where it now answers with \\+"([^"\\]+)\\+"/.exec(goal) ?? []
  return { path: 'app.py', edits: [{ oldText, newText }] }
}
