import type { FactoryRequest, FactoryRun } from '@naturalcad/contracts/factory'
import type { HubEmulatorOptions } from '@naturalcad/hub-emulator'
import { describePeer } from '@naturalcad/peers'
import { useBundledWorker } from '@naturalcad/peers/worker'
import { createSpaceFactory, type RunView, type SpaceFactoryOptions } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { createBrowser, signIn, type Browser } from '../support/browser.ts'
import { endlessWorker } from '../support/endless-worker.ts'
import { readBlocks, readSome } from '../support/read-blocks.ts'
import { serve } from '../support/serve.ts'
import { startHub } from '../support/start-hub.ts'
import { createTestApp } from '../support/test-app.ts'

const hello = { recipe: 'hello-job' } satisfies FactoryRequest

describePeer('bubblewrap', 'the server before an emulated Hub', () => {
  const worker = useBundledWorker()

  /** Jobs are real processes there. */
  async function start({ hubOptions = {}, ...factory }: Partial<SpaceFactoryOptions> & { hubOptions?: HubEmulatorOptions } = {}) {
    const hub = await startHub(hubOptions)
    /** Of every factory, in order. */
    const tokens: string[] = []
    const { app, log } = createTestApp({
      application: hub.application,
      settings: { server: { rateLimitPerAddress: 1000, rateLimitPerKey: 1000 } },
      createFactory: (user) => {
        tokens.push(user.accessToken)
        return createSpaceFactory({ ...user, hubUrl: hub.url, worker, job: { image: 'node:24' }, ...factory })
      },
    })
    const { url } = await serve(app)
    const enter = async (name: string): Promise<Browser> => {
      const browser = createBrowser(url)
      expect((await signIn(browser, hub, name)).status).toBe(303)
      return browser
    }
    return { hub, url, log, tokens, enter }
  }

  async function launch(browser: Browser, body: FactoryRequest = hello): Promise<FactoryRun> {
    const response = await browser.post('/api/factory/runs', body)
    expect(response.status).toBe(201)
    return ((await response.json()) as RunView).run
  }

  const events = (browser: Browser, runId: string, headers: Record<string, string> = {}) => browser.get(`/api/factory/runs/${runId}/events`, headers)

  test('launches ten runs of four users at once, each seen by its own, each followed by two readers of whom one drops and comes back', async () => {
    const { enter, log, tokens, hub } = await start()
    const seenByPages: string[] = []
    const browsers = await Promise.all(['alice', 'bob', 'carol', 'dave'].map(enter))
    const owners = Array.from({ length: 10 }, (_, index) => browsers[index % browsers.length] as Browser)
    const runs = await Promise.all(owners.map(async (browser) => ({ browser, run: await launch(browser) })))
    await Promise.all(
      runs.map(async ({ browser, run }) => {
        const whole = events(browser, run.runId).then((response) => response.text())
        const first = await readSome(await events(browser, run.runId), 3)
        const rest = readBlocks(await (await events(browser, run.runId, { 'last-event-id': String(first.at(-1)?.id) })).text())
        const text = await whole
        seenByPages.push(text)
        const blocks = readBlocks(text)
        const told = blocks.filter(({ event }) => event === 'event')
        expect(told.map(({ id }) => id)).toEqual(told.map((_, index) => index + 1))
        expect([...first, ...rest].filter(({ event }) => event === 'event')).toEqual(told)
        expect(rest.at(-1)?.event).toBe('end')
        expect(blocks.at(-1)).toMatchObject({ event: 'end', data: { run: { runId: run.runId, status: 'done', user: run.user }, isInterrupted: false } })
      }),
    )
    for (const browser of browsers) {
      const own = runs.filter((one) => one.browser === browser).map(({ run }) => run.runId)
      const list = (await (await browser.get('/api/factory/runs')).json()) as { runs: RunView[] }
      expect(list.runs.map(({ run }) => run.runId).toSorted()).toEqual(own.toSorted())
      seenByPages.push(JSON.stringify(list))
      for (const runId of own) {
        const report = await (await browser.get(`/api/factory/runs/${runId}/files/report.md`)).text()
        expect(report).toContain(runId)
        seenByPages.push(report, await (await browser.get(`/api/factory/runs/${runId}/files`)).text())
      }
      const other = runs.find((one) => one.browser !== browser)?.run.runId
      for (const path of ['', '/events', '/files', '/files/report.md']) expect((await browser.get(`/api/factory/runs/${other}${path}`)).status).toBe(404)
      expect((await browser.post(`/api/factory/runs/${other}/cancel`)).status).toBe(404)
    }
    expect(new Set(tokens).size).toBe(4)
    for (const secret of [...tokens, hub.application.clientSecret]) expect(JSON.stringify([seenByPages, log])).not.toContain(secret)
  })

  test('goes on with a new token where the Hub no longer takes the old one, in the midst of a stream too', async () => {
    const { hub, enter, tokens } = await start()
    const alice = await enter('alice')
    const { runId } = await launch(alice)
    const stream = await events(alice, runId)
    const reader = stream.body?.getReader()
    const decoder = new TextDecoder()
    let text = ''
    let isExpired = false
    for (;;) {
      const part = await reader?.read()
      if (part === undefined || part.done) break
      text += decoder.decode(part.value, { stream: true })
      if (!isExpired && readBlocks(text).length > 0) {
        hub.expireToken(tokens[0] ?? '')
        isExpired = true
      }
    }
    const blocks = readBlocks(text)
    expect(blocks.at(-1)).toMatchObject({ event: 'end', data: { run: { runId } } })
    const ids = blocks.flatMap(({ id }) => id ?? [])
    expect(ids).toEqual(ids.map((_, index) => index + 1))
    expect((await alice.get('/api/factory/runs')).status).toBe(200)
    expect(new Set(tokens).size).toBe(2)
  })

  test('ends a run that would not end by itself', async () => {
    const { enter } = await start({ worker: endlessWorker() })
    const alice = await enter('alice')
    const { runId } = await launch(alice)
    const stream = events(alice, runId).then((response) => response.text())
    const canceled = await alice.post(`/api/factory/runs/${runId}/cancel`)
    expect([canceled.status, await canceled.json()]).toMatchObject([200, { run: { status: 'canceled', failure: { class: 'canceled' }, job: { stage: 'CANCELED' } } }])
    expect(readBlocks(await stream).at(-1)).toMatchObject({ event: 'end', data: { run: { status: 'canceled' } } })
    const again = await alice.post(`/api/factory/runs/${runId}/cancel`)
    expect(again.status).toBe(200)
  })

  test('takes the token of a program, and refuses one that the Hub does not know', async () => {
    const { hub, url } = await start()
    const ask = (token: string, method = 'GET') =>
      fetch(`${url}/api/factory/runs`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: JSON.stringify(hello) } : {}),
      })
    const token = hub.users.find(({ name }) => name === 'bob')?.token ?? ''
    const launched = await ask(token, 'POST')
    expect([launched.status, await launched.json()]).toMatchObject([201, { run: { user: 'bob' } }])
    expect(((await (await ask(token)).json()) as { runs: unknown[] }).runs).toHaveLength(1)
    expect((await ask('hf_nobodyknowsthis')).status).toBe(401)
  })

  test('says what is missing where another application has made the bucket of runs, and goes on with the larger sign-in', async () => {
    const { hub, url, enter } = await start()
    const headers = { authorization: `Bearer ${hub.users.find(({ name }) => name === 'bob')?.token}`, 'content-type': 'application/json' }
    expect((await fetch(`${url}/api/factory/runs`, { method: 'POST', headers, body: JSON.stringify(hello) })).status).toBe(201)
    const bob = await enter('bob')
    const refused = await bob.post('/api/factory/runs', hello)
    expect([refused.status, await refused.json()]).toMatchObject([403, { details: { missing: ['write-repos'], signIn: '/sign-in?reach=all' } }])
    await signIn(bob, hub, 'bob', '?reach=all')
    await launch(bob)
    const { runs } = (await (await bob.get('/api/factory/runs')).json()) as { runs: RunView[] }
    expect(runs).toHaveLength(2)
  })

  describePeer('huggingface_hub', 'with Spaces that run real Gradio', (python) => {
    // It fetches the wheels of Gradio, for a minute or more.
    test.runIf(process.env['NATURALCAD_HEAVY'] === '1')('makes, calls and judges a private Space by the small scopes alone', { timeout: 600_000 }, async () => {
      const { enter } = await start({ hubOptions: { python } })
      const alice = await enter('alice')
      const { runId } = await launch(alice, { recipe: 'template-space' })
      const blocks = readBlocks(await (await events(alice, runId)).text())
      expect(blocks.at(-1)).toMatchObject({ event: 'end', data: { run: { status: 'done', resultStatus: 'safe_scaffold' }, gate: { success: true, generation: { outcome: 'passed' } } } })
    })
  })
})
