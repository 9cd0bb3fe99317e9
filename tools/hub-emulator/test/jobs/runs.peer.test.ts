import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cancelJob, runJob, streamJobEvents, streamJobLogs, streamJobMetrics } from '@huggingface/hub'
import { describePeer } from '@naturalcad/peers'
import { expect, onTestFinished, test } from 'vitest'
import { startWithJobs } from '../support/jobs.ts'

const python = (program: string) => ({ command: ['python', '-c', program] })
const printed = (lines: string[]): string[] => lines.filter((line) => !line.startsWith('====='))
const sleep = python('import time; print("up", flush=True); time.sleep(600)')

/** Every byte below a folder, to look for what must not be there. */
function contents(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))
  return Buffer.concat(files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file)))
}

describePeer('bubblewrap', 'jobs', () => {
  test('run with their environment, and the JS client follows them', async () => {
    const hub = await startWithJobs()
    const options = { ...hub.as('alice'), namespace: 'alice' }
    const program = 'import json, os; print(json.dumps({k: os.environ.get(k) for k in ["JOB_ID", "ACCELERATOR", "CPU_CORES", "MEMORY", "MY_VAR", "MY_SECRET", "HF_ENDPOINT", "HF_TOKEN"]}))'
    const { id } = await runJob({ ...options, dockerImage: 'python:3.12', ...python(program), flavor: 'cpu-upgrade', environment: { MY_VAR: 'v' }, secrets: { MY_SECRET: 's' } })
    const lines: string[] = []
    for await (const { message, timestamp } of streamJobLogs({ ...options, jobId: id })) {
      lines.push(message)
      expect(Number.isNaN(timestamp.getTime())).toBe(false)
    }
    expect(lines[0]).toMatch(/^===== Job started at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d =====$/)
    expect(lines[1]).toMatch(/^===== Python 3\.\d+\.\d+ of this machine stands in for python:3\.12 =====$/)
    expect(JSON.parse(lines[2] ?? '')).toEqual({
      JOB_ID: id, ACCELERATOR: 'none', CPU_CORES: '8', MEMORY: '32Gi', MY_VAR: 'v', MY_SECRET: 's', HF_ENDPOINT: hub.url, HF_TOKEN: null,
    })
    expect(await hub.job(id)).toMatchObject({
      status: { stage: 'COMPLETED', message: null, failureCount: 0 }, startedAt: expect.any(String), finishedAt: expect.any(String),
      durations: { schedulingSecs: expect.any(Number), runningSecs: expect.any(Number), totalSecs: expect.any(Number) },
    })
  })

  test('reach the emulator from inside, and nothing else', async () => {
    const hub = await startWithJobs()
    const program = `
import os, socket, urllib.request
print(urllib.request.urlopen(os.environ["HF_ENDPOINT"] + "/api/jobs/hardware").status)
try:
    socket.create_connection(("93.184.215.14", 80), 2)
    print("out")
except OSError:
    print("closed")
`
    const { id } = await hub.run(python(program))
    expect(printed(await hub.logs(id))).toEqual(['200', 'closed'])
  })

  test('reach the app of a Space that they make, as any visitor does', async () => {
    const hub = await startWithJobs()
    const program = `
import base64, json, os, urllib.error, urllib.request
def call(url, body=None, token=os.environ["HF_TOKEN"]):
    request = urllib.request.Request(url, data=None if body is None else json.dumps(body).encode(), headers={"content-type": "application/json", "authorization": "Bearer " + token})
    return urllib.request.urlopen(request).read().decode()
hub = os.environ["HF_ENDPOINT"]
page = {"path": "index.html", "content": base64.b64encode(b"<p>made by a job</p>").decode()}
call(hub + "/api/repos/create", {"type": "space", "sdk": "static", "name": "page", "private": True, "files": [page]})
host = json.loads(call(hub + "/api/spaces/alice/page/host"))["host"]
print("made by a job" in call(host))
try:
    call(host, token="hf_nobody")
except urllib.error.HTTPError as error:
    print(error.code)
`
    const { id } = await hub.run({ ...python(program), secrets: { HF_TOKEN: hub.as('alice').accessToken } })
    expect(printed(await hub.logs(id))).toEqual(['True', '404'])
    // One that starts later finds it too.
    const { host } = (await (await hub.call('GET', '/api/spaces/alice/page/host', { as: 'alice' })).json()) as { host: string }
    const visit = await hub.run({ command: ['python', '-c', `import urllib.error, urllib.request\ntry: urllib.request.urlopen(${JSON.stringify(host)})\nexcept urllib.error.HTTPError as error: print(error.code)`] })
    expect(printed(await hub.logs(visit.id))).toEqual(['404'])
  })

  test('cannot sign in as somebody, nor open the pages of the emulator', async () => {
    const hub = await startWithJobs()
    const program = `
import os, urllib.error, urllib.request
for path in ["/", "/oauth/authorize?client_id=x", "/oauth/device", "/oauth/%64evice/", "/_emulator/faults", "/_emulator/status/live", "/jobs/alice/x"]:
    try:
        print(path, urllib.request.urlopen(os.environ["HF_ENDPOINT"] + path).status)
    except urllib.error.HTTPError as error:
        print(path, error.code)
`
    const { id } = await hub.run(python(program))
    expect(printed(await hub.logs(id))).toEqual(['/ 404', '/oauth/authorize?client_id=x 403', '/oauth/device 403', '/oauth/%64evice/ 403', '/_emulator/faults 403', '/_emulator/status/live 403', '/jobs/alice/x 404'])
  })

  test('give the last lines of their log, and all of it again', async () => {
    const hub = await startWithJobs()
    const { id } = await hub.run(python('for i in range(30000): print(i)'))
    await hub.finished(id)
    expect(printed(await hub.logs(id))).toEqual(Array.from({ length: 30_000 }, (_, index) => String(index)))
    expect(await hub.logs(id, '?tail=2')).toEqual(['29998', '29999'])
    expect(await hub.logs(id, '?tail=0')).toEqual([])
    expect(await hub.logs(id, '?tail=99999')).toHaveLength(30_002)
    expect((await hub.call('GET', `/api/jobs/alice/${id}/logs?tail=x`, { as: 'alice' })).status).toBe(400)
  })

  test('end in ERROR with their exit code, after as many attempts as were asked for', async () => {
    const hub = await startWithJobs()
    const { id } = await hub.run({ ...python('import sys; print("try"); sys.exit(3)'), attempts: 3 })
    expect((await hub.finished(id)).status).toEqual({ stage: 'ERROR', message: 'Job failed with exit code: 3', failureCount: 3 })
    expect(printed(await hub.logs(id))).toEqual(['try', 'try', 'try'])
    const killed = await hub.run(python('import os; os.kill(os.getpid(), 9)'))
    expect((await hub.finished(killed.id)).status.message).toBe('Job failed with exit code: 137')
    const missing = await hub.run({ command: ['no-such-program'] })
    expect((await hub.finished(missing.id)).status).toMatchObject({ stage: 'ERROR', message: expect.stringContaining('exit code: 127') })
  })

  test('end in ERROR when their time is over', async () => {
    const hub = await startWithJobs()
    const { id } = await hub.run({ ...sleep, timeoutSeconds: 1, attempts: 2 })
    expect((await hub.finished(id)).status).toEqual({ stage: 'ERROR', message: 'Job timed out after 1 seconds', failureCount: 1 })
  })

  test('are canceled while they run, and tell what they take meanwhile', async () => {
    const hub = await startWithJobs()
    const options = { ...hub.as('alice'), namespace: 'alice' }
    const { id } = await hub.run(python('held = bytearray(30_000_000)\nwhile True: pass'))
    const stages: string[] = []
    const events = (async () => {
      for await (const text of streamJobEvents({ ...options, jobId: id })) stages.push((JSON.parse(text) as { stage: string }).stage)
    })()
    const seen: { memory_used_bytes: number; memory_total_bytes: number; cpu_usage_pct: number }[] = []
    for await (const text of streamJobMetrics({ ...options, jobId: id })) {
      seen.push((typeof text === 'string' ? JSON.parse(text) : text) as (typeof seen)[number])
      if (seen.length === 3) await cancelJob({ ...options, jobId: id })
    }
    await events
    expect(stages).toContain('RUNNING')
    expect(stages).toEqual(['SCHEDULING', 'RUNNING', 'CANCELED'].slice(-stages.length))
    expect(seen.at(-1)).toMatchObject({ memory_total_bytes: 16 * 2 ** 30, gpus: {} })
    expect(seen.at(-1)?.memory_used_bytes).toBeGreaterThan(30_000_000)
    expect(seen.at(-1)?.cpu_usage_pct).toBeGreaterThan(0)
    expect(printed(await hub.logs(id))).toEqual([])
  })

  test('expose ports to those who may see the job, or to everybody, for as long as they run', async () => {
    const hub = await startWithJobs()
    const server = `
import http.server, threading
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = (self.path + " " + str(self.headers.get("Authorization"))).encode()
        self.send_response(200); self.send_header("Content-Length", str(len(body))); self.end_headers(); self.wfile.write(body)
    def log_message(self, *args): pass
servers = [http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler) for port in (8000, 8001)]
for server in servers[1:]: threading.Thread(target=server.serve_forever, daemon=True).start()
print("up", flush=True)
servers[0].serve_forever()
`
    const { id } = await hub.run({ ...python(server), expose: { ports: [8000, 8001, 8002], portsPublic: [8001] } })
    for await (const { message } of streamJobLogs({ ...hub.as('alice'), namespace: 'alice', jobId: id })) if (message === 'up') break
    const { status, expose } = await hub.job(id)
    expect(expose).toEqual({ ports: [8000, 8001, 8002], portsPublic: [8001] })
    const [closed = '', open = '', silent = ''] = (status as { exposeUrls?: string[] }).exposeUrls ?? []
    const get = async (url: string, as?: string): Promise<[number, string]> => {
      const response = await hub.call('GET', url, as === undefined ? {} : { as })
      return [response.status, await response.text()]
    }
    expect(await get(`${closed}/a?b=c`, 'alice')).toEqual([200, '/a?b=c None'])
    expect((await get(closed))[0]).toBe(404)
    expect((await get(closed, 'bob'))[0]).toBe(404)
    expect(await get(`${open}/x`)).toEqual([200, '/x None'])
    expect((await get(silent, 'alice'))[0]).toBe(502)

    const change = async (body: unknown): Promise<number> => (await hub.call('PUT', `/api/jobs/alice/${id}/expose`, { as: 'alice', body })).status
    expect(await change({ ports: [8000], portsPublic: [8000] })).toBe(200)
    expect([(await get(closed))[0], (await get(open))[0]]).toEqual([200, 404])
    expect(await change({ ports: [9000] })).toBe(501)
    await hub.call('POST', `/api/jobs/alice/${id}/cancel`, { as: 'alice' })
    await hub.logs(id)
    await expect(fetch(closed)).rejects.toThrow('fetch failed')
    expect(await change({ ports: [] })).toBe(409)
  })

  test('run on flavors that have more memory than this machine', async () => {
    const hub = await startWithJobs()
    const { id } = await hub.run({ ...python('print("ran")'), flavor: 'h200x8' })
    expect((await hub.finished(id)).status).toMatchObject({ stage: 'COMPLETED' })
  })

  test('wait for a place', async () => {
    const hub = await startWithJobs({ maxRunningJobs: 1 })
    const first = await hub.run(sleep)
    const second = await hub.run(python('print("second")'))
    expect((await hub.job(second.id)).status).toMatchObject({ stage: 'SCHEDULING', message: expect.stringContaining('fewer than 1') })
    await hub.call('POST', `/api/jobs/alice/${first.id}/cancel`, { as: 'alice' })
    expect((await hub.finished(second.id)).status).toMatchObject({ stage: 'COMPLETED', message: null })
  })

  test('end when the credits are used up, and no other starts', async () => {
    const hub = await startWithJobs({ seed: { users: [{ name: 'alice', creditsUsd: 0.000_003 }] } })
    const { id } = await hub.run(sleep)
    expect((await hub.finished(id)).status).toMatchObject({ stage: 'CANCELED', cancelReason: 'NO_CREDITS', message: expect.any(String) })
    expect((await hub.post(sleep)).status).toBe(402)
  })

  test('are ended by a reset, and secrets never touch the disk', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'hub-emulator-test-'))
    onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
    const hub = await startWithJobs({ dataFolder })
    const { id } = await hub.run({ ...python('import os, time; print(len(os.environ["MY_SECRET"]), flush=True); time.sleep(600)'), secrets: { MY_SECRET: 'hush-hush-hush' }, environment: { MY_VAR: 'plain-to-see' } })
    for await (const { message } of streamJobLogs({ ...hub.as('alice'), namespace: 'alice', jobId: id })) if (message === '14') break
    expect(contents(dataFolder).includes('plain-to-see')).toBe(true)
    expect(contents(dataFolder).includes('hush-hush')).toBe(false)
    await hub.reset()
    expect(contents(dataFolder).includes('hush-hush')).toBe(false)
    expect(await (await hub.call('GET', '/api/jobs/alice', { as: 'alice' })).json()).toEqual([])
  })

  test('run on Node where the image says so', async () => {
    const hub = await startWithJobs()
    const node = await hub.run({ dockerImage: 'node:24', command: ['node', '-p', 'process.version.split(".")[0]'] })
    expect(printed(await hub.logs(node.id))).toEqual([process.version.split('.')[0]])
  })
})
