import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { getJob, runJob, streamJobLogs, uploadFile } from '@huggingface/hub'
import { startHubEmulator, type HubEmulator } from '@naturalcad/hub-emulator'
import { describePeer } from '@naturalcad/peers'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)

const card = '---\ntitle: Greeter\nsdk: gradio\nsdk_version: 6.31.0\napp_file: app.py\n---\n'
const app = `
import os
import gradio as gr

def greet(name: str) -> str:
    return f"Hello {name}, {os.environ['MODE']} {len(os.environ['SECRET_KEY'])} {os.environ['SPACE_ID']}"

def leave() -> str:
    print('leaving now', flush=True)
    os._exit(3)

print('the secret is', os.environ['SECRET_KEY'])
with gr.Blocks() as demo:
    gr.api(greet, api_name='greet')
    gr.api(leave, api_name='leave')
demo.launch()
`

const zeroApp = `
import spaces
import gradio as gr

@spaces.GPU(duration=60)
def short() -> str:
    return 'done'

@spaces.GPU(duration=300)
def whole() -> str:
    return 'done'

@spaces.GPU(duration=301)
def illegal() -> str:
    return 'done'

with gr.Blocks() as demo:
    for task in (short, whole, illegal):
        gr.api(task, api_name=task.__name__)
demo.launch()
`

describePeer('bubblewrap', 'Gradio Spaces', () => {
  describePeer('huggingface_hub', 'by the command line and plain requests', (python) => {
    const folder = mkdtempSync(join(tmpdir(), 'hub-emulator-gradio-'))
    const files = join(folder, 'files')
    const dataFolder = join(folder, 'data')
    const options = { dataFolder, profile: 'pro' as const, python, packages: { folder: join(folder, 'packages') } }
    let shift = 0
    let hub: HubEmulator
    const token = (name = 'alice'): string => hub.users.find((user) => user.name === name)?.token ?? ''

    beforeAll(async () => {
      mkdirSync(files)
      hub = await startHubEmulator({ ...options, now: () => Date.now() + shift })
    })
    afterAll(async () => {
      await hub.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    const hf = async (...args: string[]): Promise<string> => {
      const env = {
        HF_ENDPOINT: hub.url, HF_TOKEN: token(), HF_HOME: join(folder, 'home'), HF_HUB_DISABLE_UPDATE_CHECK: '1', HF_HUB_DISABLE_TELEMETRY: '1',
        HF_HUB_DISABLE_PROGRESS_BARS: '1', NO_COLOR: '1', PATH: process.env['PATH'] ?? '',
      }
      return (await run(python, [join(dirname(python), 'hf'), ...args], { env })).stdout
    }
    const api = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
      const answer = await fetch(`${hub.url}/api/spaces/alice/${path}`, {
        method, headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      expect(answer.status).toBe(200)
      return (await answer.json()) as Record<string, unknown>
    }
    const settled = async (name = 'app'): Promise<Record<string, unknown>> => {
      for (;;) {
        const runtime = await api('GET', `${name}/runtime`)
        if (!/BUILDING|STARTING/.test(String(runtime['stage']))) return runtime
        await wait(200)
      }
    }
    const host = async (): Promise<string> => String((await api('GET', 'app/host'))['host'])
    const visit = async (path: string, headers: Record<string, string> = { authorization: `Bearer ${token()}` }, body?: unknown): Promise<Response> =>
      fetch((await host()) + path, { headers: { 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }) })
    const call = async (endpoint: string, ...data: unknown[]): Promise<string> => {
      const { event_id } = (await (await visit(`/gradio_api/call/${endpoint}`, undefined, { data })).json()) as { event_id: string }
      return (await visit(`/gradio_api/call/${endpoint}/${event_id}`)).text()
    }
    const logOf = async (kind: 'build' | 'run', name = 'app'): Promise<string> => {
      const answer = await fetch(`${hub.url}/api/spaces/alice/${name}/logs/${kind}`, { headers: { authorization: `Bearer ${token()}` } })
      return [...(await answer.text()).matchAll(/^data: (\{.*\})$/gm)].map(([, line = '{}']) => (JSON.parse(line) as { data: string }).data).join('')
    }
    const create = async (name: string, extra: Record<string, string>, settings: Record<string, unknown> = {}): Promise<void> => {
      const contents = { 'README.md': card, 'app.py': app, ...extra }
      const answer = await fetch(`${hub.url}/api/repos/create`, {
        method: 'POST', headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'space', sdk: 'gradio', name, private: true, ...settings, files: Object.entries(contents).map(([path, text]) => ({ path, content: Buffer.from(text).toString('base64') })) }),
      })
      expect(answer.status).toBe(200)
    }

    test('one that hf uploads is built, and runs with the pushed commit', async () => {
      writeFileSync(join(files, 'README.md'), card)
      writeFileSync(join(files, 'app.py'), app)
      await hf('repos', 'create', 'alice/app', '--type', 'space', '--space-sdk', 'gradio', '--private', '--secrets', 'SECRET_KEY=0123456789', '--env', 'MODE=fast')
      expect((await settled())['stage']).toBe('NO_APP_FILE')
      await hf('upload', 'alice/app', files, '.', '--repo-type', 'space')
      const runtime = await settled()
      const [head] = (await (await fetch(`${hub.url}/api/spaces/alice/app/commits/main`, { headers: { authorization: `Bearer ${token()}` } })).json()) as { id: string }[]
      expect(runtime).toMatchObject({ stage: 'RUNNING', sha: head?.id, hardware: { current: 'cpu-basic' }, replicas: { current: 1 } })
      expect(await logOf('build')).toMatch(/Build Queued at [\s\S]+ Python 3\.\d+\.\d+ [\s\S]+gradio[\s\S]+DONE/)
    })

    test('raw requests reach it with a token alone', async () => {
      expect(await call('greet', 'Bob')).toContain('Hello Bob, fast 10 alice/app')
      expect((await visit('/config', {})).status).toBe(404)
      expect((await visit('/config', { authorization: `Bearer ${token('bob')}` })).status).toBe(404)
      const page = await visit('/health')
      expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
      const config = (await (await visit('/config', { 'x-hf-authorization': `Bearer ${token()}` })).json()) as Record<string, unknown>
      expect(config).toMatchObject({ version: '6.31.0', space_id: 'alice/app' })
    })

    test('a job runs in its image, without its secrets and variables', async () => {
      const caller = { hubUrl: hub.url, accessToken: token(), namespace: 'alice' }
      const program = 'import gradio, os; print(gradio.__version__, sorted(os.listdir()), os.environ.get("MODE"), os.environ.get("SECRET_KEY"))'
      const { id } = await runJob({ ...caller, spaceId: 'alice/app', command: ['python', '-c', program], flavor: 'cpu-basic' })
      const lines: string[] = []
      for await (const { message } of streamJobLogs({ ...caller, jobId: id })) lines.push(message)
      expect(lines.at(-1)).toBe("6.31.0 ['.gitattributes', 'README.md', 'app.py'] None None")
      expect((await getJob({ ...caller, jobId: id })).status).toMatchObject({ stage: 'COMPLETED' })
    })

    test('the command line tells and changes its settings', async () => {
      const [info, variables, secrets, logs] = await Promise.all([
        hf('spaces', 'info', 'alice/app', '--format', 'json'), hf('spaces', 'variables', 'ls', 'alice/app'), hf('spaces', 'secrets', 'ls', 'alice/app'), hf('spaces', 'logs', 'alice/app'),
      ])
      expect(JSON.parse(info ?? '{}')).toMatchObject({ id: 'alice/app' })
      expect([variables, secrets, logs]).toEqual([expect.stringContaining('MODE'), expect.stringContaining('SECRET_KEY'), expect.stringContaining('the secret is ***')])
      await hf('spaces', 'variables', 'add', 'alice/app', '-e', 'MODE=slow', '-e', 'GRADIO_SSR_MODE=false')
      await hf('spaces', 'wait', 'alice/app')
      expect((await visit('/health')).status).toBe(404)
      expect(await call('greet', 'Bob')).toContain('Hello Bob, slow 10')
      await hf('spaces', 'settings', 'alice/app', '--hardware', 'cpu-upgrade', '--sleep-time', '600')
      expect(await settled()).toMatchObject({ stage: 'RUNNING', hardware: { current: 'cpu-upgrade' }, gcTimeout: 600 })
    })

    test('its metrics tell what it takes', async () => {
      const abort = new AbortController()
      const stream = await fetch(`${hub.url}/api/spaces/alice/app/metrics`, { headers: { authorization: `Bearer ${token()}` }, signal: abort.signal })
      const first = Buffer.from((await stream.body?.getReader().read())?.value ?? []).toString()
      abort.abort()
      const metric = JSON.parse(/^event: metric\ndata: (.*)$/m.exec(first)?.[1] ?? '{}') as { memory_used_bytes: number }
      expect(metric.memory_used_bytes).toBeGreaterThan(10_000_000)
    })

    test('the command line pauses it, and wakes it by a restart alone', async () => {
      await hf('spaces', 'pause', 'alice/app')
      const answer = await visit('/config')
      expect([answer.status, answer.headers.get('x-space-stage'), (await api('GET', 'app/runtime'))['stage']]).toEqual([503, 'PAUSED', 'PAUSED'])
      await hf('spaces', 'restart', 'alice/app')
      expect((await settled())['stage']).toBe('RUNNING')
      expect(await call('greet', 'Bob')).toContain('Hello Bob')
    })

    test('without visitors it sleeps, and a visitor wakes it', async () => {
      shift += 601_000
      await expect.poll(async () => (await api('GET', 'app/runtime'))['stage']).toBe('SLEEPING')
      expect((await visit('/config')).status).toBe(503)
      expect((await settled())['stage']).toBe('RUNNING')
      expect((await visit('/config')).status).toBe(200)
    })

    test('an app that ends is a runtime error with its last words', async () => {
      await visit('/gradio_api/call/leave', undefined, { data: [] })
      await expect.poll(async () => (await api('GET', 'app/runtime'))['stage']).toBe('RUNTIME_ERROR')
      expect(String((await api('GET', 'app/runtime'))['errorMessage'])).toMatch(/^Exit code: 3\. Reason: [\s\S]*leaving now/)
      expect(await logOf('run')).toContain('leaving now')
    })

    test('a commit that does not start is a runtime error with its log', async () => {
      await uploadFile({ hubUrl: hub.url, accessToken: token(), repo: 'spaces/alice/app', file: { path: 'app.py', content: new Blob(['raise ValueError("no such model")']) } })
      expect(await settled()).toMatchObject({ stage: 'RUNTIME_ERROR', errorMessage: expect.stringContaining('ValueError: no such model') as string })
      expect(await logOf('run')).toContain('ValueError: no such model')
      await uploadFile({ hubUrl: hub.url, accessToken: token(), repo: 'spaces/alice/app', file: { path: 'app.py', content: new Blob([app]) } })
      expect((await settled())['stage']).toBe('RUNNING')
    })

    test.each([
      ['unknown', { 'requirements.txt': 'naturalcad-no-such-package==9.9.9\n' }, 'naturalcad-no-such-package'],
      ['address', { 'requirements.txt': 'git+https://example.com/x.git\n' }, 'names an address'],
      ['file', { 'requirements.txt': '-r /etc/passwd\n' }, 'names another file'],
      ['debian', { 'packages.txt': 'no-such-package-of-debian\n' }, 'no-such-package-of-debian'],
    ])('a broken requirement is a build error with its log: %s', async (name, extra, words) => {
      await create(name, extra)
      expect(await settled(name)).toMatchObject({ stage: 'BUILD_ERROR', errorMessage: expect.stringContaining(words) as string })
      expect(await logOf('build', name)).toContain(words)
    })

    test('on ZeroGPU the spaces package asks for GPU time, and the quota of who calls decides', async () => {
      await create('zero', { 'app.py': zeroApp }, { hardware: 'zero-a10g', private: false })
      expect(await settled('zero')).toMatchObject({ stage: 'RUNNING', hardware: { current: 'zero-a10g' } })
      const address = String((await api('GET', 'zero/host'))['host'])
      const ask = async (endpoint: string, as: string): Promise<string> => {
        const headers: Record<string, string> = as === '' ? {} : { authorization: `Bearer ${token(as)}` }
        const joined = await fetch(`${address}/gradio_api/call/${endpoint}`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{"data":[]}' })
        const { event_id } = (await joined.json()) as { event_id: string }
        return (await fetch(`${address}/gradio_api/call/${endpoint}/${event_id}`, { headers })).text()
      }
      expect(await ask('short', 'bob')).toContain('event: complete')
      expect(await ask('whole', 'bob')).toMatch(/You have exceeded your free ZeroGPU quota \(300s requested vs\. 29\ds left\)\. Try again in (?:23:59:|1 day, 0:00:00)/)
      expect(await ask('illegal', 'bob')).toMatch(/ZeroGPU illegal duration/)
      expect(await ask('illegal', 'alice')).toContain('event: complete')
      expect(await ask('whole', '')).toMatch(/ZeroGPU illegal duration/)
      expect(await ask('short', '')).toContain('event: complete')
      expect(JSON.parse(await hf('spaces', 'zero-gpu', 'quota', '--format', 'json'))).toMatchObject({ base: 2400 })
    })

    test('one with a volume reads a bucket, and keeps what it closes there', async () => {
      await hf('buckets', 'create', 'data')
      writeFileSync(join(folder, 'given.txt'), 'from the bucket')
      await hf('buckets', 'cp', join(folder, 'given.txt'), 'hf://buckets/alice/data/given.txt')
      const mountingApp = `
import http.server, os
with open('/data/kept.txt', 'w') as file: file.write(open('/data/given.txt').read() + ' and back')
http.server.HTTPServer(('127.0.0.1', int(os.environ['GRADIO_SERVER_PORT'])), http.server.SimpleHTTPRequestHandler).serve_forever()
`
      await create('mounting', { 'app.py': mountingApp }, { volumes: [{ type: 'bucket', source: 'alice/data', mountPath: '/data' }] })
      expect(await settled('mounting')).toMatchObject({ stage: 'RUNNING' })
      await expect.poll(() => hf('buckets', 'cp', 'hf://buckets/alice/data/kept.txt', '-').catch(() => '')).toBe('from the bucket and back')
      await api('POST', 'mounting/pause')
    })

    test('a killed emulator leaves no process, and brings the Space back', async () => {
      await hub.stop()
      const start = async () => {
        const args = ['--port', '0', '--data', dataFolder, '--python', python, '--packages', options.packages.folder]
        const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(new URL('../../src/main.ts', import.meta.url)), ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
        const exited = once(child, 'exit')
        const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
        return { child, exited, announced: JSON.parse(line) as HubEmulator }
      }
      const first = await start()
      hub = { ...hub, url: first.announced.url }
      expect((await settled())['stage']).toBe('RUNNING')
      expect(appProcesses()).toBeGreaterThan(0)
      first.child.kill('SIGKILL')
      await first.exited
      await expect.poll(appProcesses).toBe(0)
      hub = await startHubEmulator(options)
      expect(await settled()).toMatchObject({ stage: 'RUNNING' })
      expect(await call('greet', 'Bob')).toContain('Hello Bob, ')
      expect(await logOf('build')).toContain('DONE')
      expect(readFileSync(join(dataFolder, 'index.sqlite')).includes('0123456789')).toBe(false)
    })

    /** Processes of apps of this folder: the mark is the environment of packages that only they see. */
    function appProcesses(): number {
      return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && existsSync(`/proc/${pid}/cmdline`) && usesEnvironment(pid)).length
    }

    function usesEnvironment(pid: string): boolean {
      try {
        return readFileSync(`/proc/${pid}/mountinfo`, 'utf8').includes(dataFolder.slice(1)) && pid !== String(process.pid)
      } catch {
        return false
      }
    }
  })
})
