import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createLocalEngine } from '@naturalcad/cad-engine'
import { createDiskStore } from '@naturalcad/bucket-store'
import type { PartResult } from '@naturalcad/contracts/part'
import type { Check, TortureOptions } from '../check.ts'

const prompts = ['a tube, outer diameter 40 mm, inner diameter 30 mm, 50 mm long', 'a plate 60 x 40 x 5 mm with 4 holes of 5 mm', 'a box 20 x 30 x 40 mm', 'a sphere of 30 mm diameter']

/** Retention keeps 200 runs, those that were cut off included. */
const surelyKept = 80

interface ServerProcess {
  url: string
  kill(): Promise<void>
}

/** The server is killed while it makes parts. What it answered must be listed and whole after the next start, and nothing else served. */
export async function* tortureServer({ kills, tell }: TortureOptions): AsyncGenerator<Check> {
  const dataDir = mkdtempSync(join(tmpdir(), 'torture-server-'))
  const answered = new Map<string, PartResult>()
  let cutOff = 0
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const server = await startServer(dataDir)
      const stop = new AbortController()
      let heard = () => {}
      const firstAnswer = new Promise<void>((resolve) => {
        heard = resolve
      })
      const clients = [0, 1].map(async (client) => {
        for (let index = client; !stop.signal.aborted; index += 1) {
          const result = await makePart(server.url, prompts[index % prompts.length] ?? '')
          if (result === undefined) cutOff += 1
          else answered.set(result.job_id, result)
          heard()
          if (result === undefined) return
        }
      })
      // The first part waits for the kernel, as long as that takes on this machine; every fourth kill does not wait for it.
      if (kill % 4 > 0) await firstAnswer
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1500))
      stop.abort()
      await server.kill()
      await Promise.all(clients)
      if ((kill + 1) % 20 === 0) tell(`${kill + 1} kills, ${answered.size} answers`)
    }
    yield await examine(dataDir, answered, kills, cutOff)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function examine(dataDir: string, answered: Map<string, PartResult>, kills: number, cutOff: number): Promise<Check> {
  const engine = createLocalEngine({ dataDir })
  const store = createDiskStore({ root: dataDir })
  const problems: string[] = []
  const listed = new Set((await engine.listRuns({ limit: 100_000 })).map(({ run_id }) => run_id))
  for (const [index, [id, { manifest, recorded }]] of [...answered].entries()) {
    if (recorded && !listed.has(id)) problems.push(`run ${id} was answered and is not listed`)
    if (index < answered.size - surelyKept) continue
    for (const { name, sha256, bytes } of manifest.files) {
      const content = await engine.openArtifact(id, name).then((body) => new Response(body).arrayBuffer()).then((buffer) => Buffer.from(buffer), () => undefined)
      if (content === undefined || content.length !== bytes || createHash('sha256').update(content).digest('hex') !== sha256) problems.push(`run ${id}: ${name} is not what was answered`)
    }
  }
  const folders = new Set<string>()
  for await (const { key } of store.list({ prefix: 'runs/' })) folders.add(key.split('/')[1] ?? '')
  let unfinished = 0
  for (const id of folders) {
    if ((await store.head(`runs/${id}/manifest.json`)) !== undefined) continue
    unfinished += 1
    for await (const { key } of store.list({ prefix: `runs/${id}/` })) {
      const served = await engine.openArtifact(id, key.split('/')[2] ?? '').then(() => true, () => false)
      if (served) problems.push(`run ${id} was never finished, and ${key} is served`)
    }
  }
  await engine.close()
  return {
    name: `${kills} kills of the server while it makes parts`,
    passed: answered.size > 0 && cutOff > 0 && problems.length === 0,
    detail: `${answered.size} answers, ${cutOff} requests cut off, ${listed.size} runs listed, ${unfinished} unfinished and not served; ${problems.length} problems${problems.slice(0, 5).map((problem) => `\n    ${problem}`).join('')}`,
  }
}

async function makePart(url: string, prompt: string): Promise<PartResult | undefined> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ prompt }) })
    return response.ok ? ((await response.json()) as PartResult) : undefined
  } catch {
    return undefined
  }
}

async function startServer(dataDir: string): Promise<ServerProcess> {
  const main = join(import.meta.dirname, '../../../../apps/server/src/main.ts')
  const child = spawn(process.execPath, ['--conditions=@naturalcad/source', main], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'] ?? '', NATURALCAD_PORT: '0', NATURALCAD_DATA_DIR: dataDir, NATURALCAD_RATE_LIMIT_PER_IP: '100000' },
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /serves on (http:\S+)/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('close', () => reject(new Error('the server did not start')))
  })
  return {
    url,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
