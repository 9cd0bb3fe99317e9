import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPeer } from '@naturalcad/peers'
import type { Check, TortureOptions } from '../check.ts'
import { startEmulator, type EmulatorProcess } from './emulator-process.ts'
import { runHf, writeFolder } from './hf-commands.ts'
import { countStarts, listJobs, readListed } from './hub-state.ts'

const name = 'kill -9 in the middle of uploads and jobs'
const terminal = new Set(['COMPLETED', 'ERROR', 'CANCELED', 'DELETED'])
/** About as many as the three commands make. */
const typicalRequests = 50
const program = 'import time\nprint("program began", flush=True)\ntime.sleep(1.5)\nprint("program ended", flush=True)'

/** Each round: an upload to a model, a sync to a bucket and a job by the official command line; the emulator is killed; what it lists is read back; the same commands succeed. */
export async function* tortureHubEmulator({ kills, tell }: TortureOptions): AsyncGenerator<Check> {
  const peer = findPeer('huggingface_hub')
  if (!peer.found) {
    yield { name, passed: undefined, detail: peer.reason }
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'torture-hub-emulator-'))
  const port = await freePort()
  const problems: string[] = []
  const all = new Map<string, string>()
  let emulator = await startEmulator(join(folder, 'data'), port)
  let interrupted = 0
  const found = { nothing: 0, 'a part': 0, everything: 0 }
  try {
    const hf = (args: string[]) => runHf(peer.program, join(folder, 'home'), emulator, args)
    for (const args of [['repos', 'create', `${emulator.user}/model`], ['buckets', 'create', `${emulator.user}/bucket`]]) {
      const { code, output } = await hf(args).ended
      if (code !== 0) throw new Error(`hf ${args.join(' ')}: ${output}`)
    }
    for (let kill = 0; kill < kills; kill += 1) {
      const round = `round-${String(kill).padStart(3, '0')}`
      const hashes = writeFolder(join(folder, 'files'), round)
      for (const [path, hash] of hashes) all.set(path, hash)
      const commands = commandsOf(emulator.user, join(folder, 'files'), round)
      const requests = emulator.afterRequests(1 + Math.floor(Math.random() * typicalRequests))
      const running = commands.map(hf)
      await Promise.race([requests, Promise.all(running.map(({ ended }) => ended))])
      await emulator.kill()
      for (const { process: child } of running) if (child.exitCode === null) interrupted += 1
      for (const { process: child } of running) child.kill('SIGKILL')
      await Promise.all(running.map(({ ended }) => ended))
      emulator = await startEmulator(join(folder, 'data'), port)
      const before = await compare(emulator, round, hashes, false)
      problems.push(...before.problems)
      found[before.files === 0 ? 'nothing' : before.files < 2 * hashes.size ? 'a part' : 'everything'] += 1
      for (const args of commands) {
        const { code, output } = await hf(args).ended
        if (code !== 0) problems.push(`${round}: hf ${args.slice(0, 3).join(' ')} again: ${output.trim().split('\n').at(-1)}`)
      }
      problems.push(...(await compare(emulator, round, hashes, true)).problems, ...(await checkJobs(emulator)))
      if ((kill + 1) % 10 === 0) tell(`${kill + 1} kills, ${problems.length} problems`)
    }
    problems.push(...(await compare(emulator, 'round-', all, true)).problems)
    const jobs = await listJobs(emulator)
    yield {
      name: `${kills} times ${name}`,
      passed: problems.length === 0 && interrupted > 0,
      detail: `${interrupted} of ${kills * 3} commands interrupted, after which ${Object.entries(found).map(([what, times]) => `${what} was listed ${times} times`).join(', ')}; ${all.size} files each in a model and a bucket read back; ${jobs.length} jobs, all at an end; ${problems.length} problems${problems.slice(0, 5).map((problem) => `\n    ${problem}`).join('')}`,
    }
  } finally {
    await emulator.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

function commandsOf(user: string, files: string, round: string): string[][] {
  mkdirSync(join(files, round), { recursive: true })
  return [
    ['upload', `${user}/model`, join(files, round), round],
    ['buckets', 'sync', join(files, round), `hf://buckets/${user}/bucket/${round}`],
    ['jobs', 'run', '--detach', 'python:3.12', 'python', '-c', program],
  ]
}

/** What is listed must be what was uploaded; once the commands went through it must be all of it. */
async function compare(emulator: EmulatorProcess, prefix: string, hashes: Map<string, string>, isComplete: boolean): Promise<{ problems: string[]; files: number }> {
  const problems: string[] = []
  let files = 0
  for (const [kind, repo] of [['models', `${emulator.user}/model`], ['buckets', `${emulator.user}/bucket`]] as const) {
    try {
      const found = await readListed(emulator, kind, repo, prefix)
      files += found.size
      for (const [path, hash] of found) if (hashes.get(path) !== hash) problems.push(`${kind} ${path} has another content than was uploaded`)
      if (isComplete) for (const path of hashes.keys()) if (!found.has(path)) problems.push(`${kind} ${path} is missing`)
    } catch (error) {
      problems.push(`${kind}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { problems, files }
}

async function checkJobs(emulator: EmulatorProcess): Promise<string[]> {
  const deadline = Date.now() + 60_000
  let jobs = await listJobs(emulator)
  while (jobs.some(({ status }) => !terminal.has(status.stage)) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    jobs = await listJobs(emulator)
  }
  const problems = jobs.flatMap(({ id, status }) => (terminal.has(status.stage) ? [] : [`job ${id} is still ${status.stage}`]))
  for (const { id } of jobs.slice(0, 4)) {
    const starts = await countStarts(emulator, id)
    if (starts > 2) problems.push(`job ${id} began ${starts} times`)
  }
  return problems
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
