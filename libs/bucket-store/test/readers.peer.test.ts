import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createRepo } from '@huggingface/hub'
import { startHubEmulator, type HubEmulator } from '@naturalcad/hub-emulator'
import { describePeer } from '@naturalcad/peers'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { runBucket, runProgram } from './support/bucket-command.ts'
import { startMoto } from './support/moto.ts'

/** Names that survive every program here, among them some that are easily mistaken for something else. */
const files: Record<string, Uint8Array> = {
  'part.step': new TextEncoder().encode('ISO-10303-21;'),
  'runs/1/a b+c.txt': new TextEncoder().encode('blank and plus'),
  'runs/1/Größe.txt': new TextEncoder().encode('umlauts'),
  'runs/2/large.bin': new Uint8Array(9 * 1024 * 1024).fill(7),
  'runs/2/points.step': new TextEncoder().encode(Array.from({ length: 20_000 }, (_, n) => `#${n}=CARTESIAN_POINT('',(${n / 7},0.,${n % 13}.5));\n`).join('')),
  'runs/2/random.bin': randomBytes(3 * 1024 * 1024),
}
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const sums = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sum(bytes)]))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bucket-store-'))
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, 'up', name)), { recursive: true })
    await writeFile(join(folder, 'up', name), bytes)
  }
})
afterEach(() => rm(folder, { recursive: true }))

async function sumsIn(root: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    found[file.slice(root.length + 1)] = sum(await readFile(file))
  }
  return found
}

async function succeeds(running: ReturnType<typeof runProgram>): Promise<string> {
  const { status, stdout, stderr } = await running
  expect({ status, told: status === 0 ? '' : stderr + stdout }).toEqual({ status: 0, told: '' })
  return stdout
}

describePeer('moto', 'aws and s3cmd beside the bucket command', (python) => {
  let server: Awaited<ReturnType<typeof startMoto>>
  beforeAll(async () => {
    server = await startMoto(python)
  })
  afterAll(() => server.stop())
  const program = (name: string) => join(dirname(python), name)
  const aws = () => ({ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1', AWS_ENDPOINT_URL: server.url, HOME: folder, LC_ALL: 'C.UTF-8' })

  test('aws reads what bucket wrote, and bucket what aws wrote', async () => {
    await server.createBucket('for-aws')
    await succeeds(runBucket(['sync', join(folder, 'up'), 's3://for-aws/mine', '--read-back'], { env: aws() }))
    await succeeds(runProgram(program('aws'), ['s3', 'sync', 's3://for-aws/mine', join(folder, 'down'), '--only-show-errors'], aws()))
    expect(await sumsIn(join(folder, 'down'))).toEqual(sums)
    await succeeds(runProgram(program('aws'), ['s3', 'sync', join(folder, 'up'), 's3://for-aws/theirs', '--only-show-errors'], aws()))
    expect(await succeeds(runBucket(['verify', 's3://for-aws/theirs', join(folder, 'up')], { env: aws() }))).toContain('6 the same, 0 not')
  })

  test('s3cmd reads what bucket wrote, and bucket what s3cmd wrote', async () => {
    await server.createBucket('for-s3cmd')
    const { host } = new URL(server.url)
    const s3cmd = (...args: string[]) => runProgram(program('python'), [program('s3cmd'), '--no-ssl', '--access_key=test', '--secret_key=test', `--host=${host}`, `--host-bucket=${host}`, '--region=us-east-1', '--no-progress', ...args], aws())
    await succeeds(runBucket(['cp', '-r', join(folder, 'up'), 's3://for-s3cmd/mine'], { env: aws() }))
    await mkdir(join(folder, 'down'))
    await succeeds(s3cmd('get', '--recursive', 's3://for-s3cmd/mine/', `${folder}/down/`))
    expect(await sumsIn(join(folder, 'down'))).toEqual(sums)
    await succeeds(s3cmd('put', '--recursive', `${folder}/up/`, 's3://for-s3cmd/theirs/'))
    expect(await succeeds(runBucket(['verify', 's3://for-s3cmd/theirs', join(folder, 'up')], { env: aws() }))).toContain('6 the same, 0 not')
  })
})

describePeer('huggingface_hub', 'hf buckets beside the bucket command', (python) => {
  let emulator: HubEmulator
  beforeAll(async () => {
    emulator = await startHubEmulator({ profile: 'pro' })
  })
  afterAll(() => emulator.stop())

  test('hf reads what bucket wrote, and bucket what hf wrote', async () => {
    const [user] = emulator.users
    if (user === undefined) throw new Error('the emulator has no user')
    const name = `${user.name}/readers`
    await createRepo({ repo: { type: 'bucket', name }, accessToken: user.token, hubUrl: emulator.url })
    const hub = { HF_ENDPOINT: emulator.url, HF_TOKEN: user.token }
    const env = { ...hub, HF_HOME: join(folder, 'hf'), HOME: folder, HF_HUB_DISABLE_UPDATE_CHECK: '1', HF_HUB_DISABLE_TELEMETRY: '1', HF_HUB_DISABLE_PROGRESS_BARS: '1', NO_COLOR: '1', LC_ALL: 'C.UTF-8' }
    const hf = (...args: string[]) => runProgram(join(dirname(python), 'hf'), ['buckets', ...args], env)
    await succeeds(runBucket(['sync', join(folder, 'up'), `hf://buckets/${name}/mine`], { env: hub }))
    await succeeds(hf('sync', `hf://buckets/${name}/mine`, join(folder, 'down')))
    expect(await sumsIn(join(folder, 'down'))).toEqual(sums)
    await succeeds(hf('sync', join(folder, 'up'), `hf://buckets/${name}/theirs`))
    expect(await succeeds(runBucket(['verify', `hf://buckets/${name}/theirs`, join(folder, 'up')], { env: hub }))).toContain('6 the same, 0 not')
  })
})
