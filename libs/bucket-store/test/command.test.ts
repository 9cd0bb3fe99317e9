import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runBucket, startBucket } from './support/bucket-command.ts'
import { startSupabaseStandIn } from './support/supabase-stand-in.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bucket-store-'))
})
afterEach(() => rm(folder, { recursive: true }))

let standIn: Awaited<ReturnType<typeof startSupabaseStandIn>>
beforeAll(async () => {
  standIn = await startSupabaseStandIn()
})
afterAll(() => standIn.stop())
const supabase = () => ({ SUPABASE_URL: standIn.url, SUPABASE_SERVICE_ROLE_KEY: standIn.key, SUPABASE_BUCKET: 'parts' })

describe('bucket', () => {
  test('shows its help, its version, and what is wrong with a call', async () => {
    expect(await runBucket(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: bucket') })
    expect(await runBucket(['--version'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
    expect(await runBucket(['mv', 'a', 'b'])).toMatchObject({ status: 2, stderr: expect.stringContaining('there is no command "mv"') })
    expect(await runBucket(['cp', 'a'])).toMatchObject({ status: 2, stderr: expect.stringContaining('cp takes 2 places, and 1 is given') })
    expect(await runBucket(['ls', 'ftp://host/a'])).toMatchObject({ status: 2 })
    expect(await runBucket(['ls', 's3://bucket'])).toMatchObject({ status: 6, stderr: expect.stringContaining('AWS_ACCESS_KEY_ID is not set') })
    expect(await runBucket(['ls', 'hf://bucket'])).toMatchObject({ status: 2, stderr: expect.stringContaining('hf://buckets/') })
  })

  test('copies, lists, prints and deletes one object, up and down', async () => {
    standIn.createBucket('parts')
    await writeFile(join(folder, 'part 1.step'), 'ISO-10303-21;')
    const env = supabase()
    expect(await runBucket(['cp', join(folder, 'part 1.step'), 'supabase:runs/1/', '--read-back'], { env })).toMatchObject({ status: 0, stdout: 'copied runs/1/part 1.step, 13 B\n' })
    expect(await runBucket(['ls', 'supabase://parts/runs/1/'], { env })).toMatchObject({ status: 0, stdout: expect.stringMatching(/^ +13 {2}\S+Z {2}runs\/1\/part 1\.step\n$/) })
    const listed = await runBucket(['ls', 'supabase:', '--json'], { env })
    expect(JSON.parse(listed.stdout)).toEqual({ objects: [], folders: ['runs/'] })
    expect(await runBucket(['cat', 'supabase:runs/1/part 1.step'], { env })).toMatchObject({ status: 0, stdout: 'ISO-10303-21;' })
    expect(await runBucket(['cp', 'supabase:runs/1/part 1.step', join(folder, 'down.step')], { env })).toMatchObject({ status: 0 })
    expect(await readFile(join(folder, 'down.step'), 'utf8')).toBe('ISO-10303-21;')
    expect(await runBucket(['cp', '-', 'supabase:from-stdin', '--json'], { env, input: 'piped' })).toMatchObject({ status: 0, stdout: expect.stringContaining('"bytes":5') })
    expect(await runBucket(['rm', 'supabase:runs/1/part 1.step', '--dry-run'], { env })).toMatchObject({ status: 0, stdout: 'would delete 1 object\n' })
    expect(await runBucket(['rm', 'supabase:runs/1/part 1.step'], { env })).toMatchObject({ status: 0, stdout: 'deleted 1 object\n' })
    expect(await runBucket(['rm', 'supabase:runs/1/part 1.step'], { env })).toMatchObject({ status: 2, stderr: expect.stringContaining('nothing is at') })
    const failed = await runBucket(['cat', 'supabase:missing'], { env })
    expect(failed).toMatchObject({ status: 2, stdout: '' })
    expect(failed.stderr).not.toContain(standIn.key)
  })

  test('syncs by a plan that is reviewed, and verifies', async () => {
    const [source, target] = [join(folder, 'source'), join(folder, 'target')]
    await mkdir(join(source, 'runs/1'), { recursive: true })
    await writeFile(join(source, 'runs/1/a'), 'one')
    await writeFile(join(source, 'b'), 'two')
    await mkdir(target)
    await writeFile(join(target, 'extra'), 'x')
    const planned = await runBucket(['sync', source, target, '--delete', '--dry-run'])
    expect(planned.stdout.trimEnd().split('\n').map((line) => JSON.parse(line).action)).toEqual([undefined, 'copy', 'copy', 'delete'])
    expect(await readdir(target)).toEqual(['extra'])
    expect(await runBucket(['verify', source, target])).toMatchObject({ status: 1, stdout: expect.stringContaining('0 the same, 3 not') })
    await writeFile(join(folder, 'plan.jsonl'), planned.stdout)
    const applied = await runBucket(['sync', source, target, '--plan', join(folder, 'plan.jsonl'), '--index', join(folder, 'index')])
    expect(applied).toMatchObject({ status: 0, stdout: 'copied 2, 6 B; 0 the same; deleted 1\n', stderr: expect.stringMatching(/^[123]\/3 \w+ \S+\n/) })
    expect(await runBucket(['sync', source, `file:${target}`, '--index', join(folder, 'index'), '--quiet', '--json'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('"same":2,"copied":0') })
    expect(await runBucket(['verify', source, target])).toMatchObject({ status: 0 })
    const sums = await runBucket(['verify', target])
    expect(sums.stdout.split('\n')[0]).toBe('3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3  b')
    expect(await runBucket(['sync', join(folder, 'mistyped'), target, '--delete'])).toMatchObject({ status: 2, stderr: expect.stringContaining('nothing is at') })
    expect(await runBucket(['verify', join(folder, 'mistyped')])).toMatchObject({ status: 2 })
    expect(await readdir(target)).toEqual(['b', 'runs'])
  })

  test('copies and deletes all below a place', async () => {
    await mkdir(join(folder, 'source/x'), { recursive: true })
    await writeFile(join(folder, 'source/x/a'), 'one')
    await writeFile(join(folder, 'source/b'), 'two')
    expect(await runBucket(['cp', join(folder, 'source'), join(folder, 'copy')])).toMatchObject({ status: 2, stderr: expect.stringContaining('--recursive') })
    expect(await runBucket(['cp', '-r', join(folder, 'source'), join(folder, 'copy/')])).toMatchObject({ status: 0, stdout: 'copied 2 objects, 6 B\n' })
    expect(await readFile(join(folder, 'copy/x/a'), 'utf8')).toBe('one')
    expect(await runBucket(['rm', join(folder, 'copy')])).toMatchObject({ status: 2 })
    expect(await runBucket(['rm', '-r', join(folder, 'copy')])).toMatchObject({ status: 0, stdout: 'deleted 2 objects\n' })
  })

  test('tells how far a large copy came, every 64 MiB', async () => {
    await writeFile(join(folder, 'large'), '')
    await truncate(join(folder, 'large'), 200 * 1024 * 1024)
    const { status, stderr } = await runBucket(['cp', join(folder, 'large'), join(folder, 'copy')])
    expect(status).toBe(0)
    expect(stderr.trim().split('\n')).toEqual(['copy: 64.0 MiB of 200.0 MiB', 'copy: 128.0 MiB of 200.0 MiB', 'copy: 192.0 MiB of 200.0 MiB', 'copy: 200.0 MiB of 200.0 MiB'])
  })

  test('leaves nothing half-written behind Ctrl-C', async () => {
    const target = join(folder, 'target')
    await mkdir(target)
    const child = startBucket(['cp', '-', join(target, 'half')])
    child.stdin.write('the first half')
    for (let isWriting = false; !isWriting; ) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      isWriting = (await readdir(target)).some((name) => name.startsWith('.partial-'))
    }
    child.kill('SIGINT')
    const [status] = (await once(child, 'exit')) as [number]
    expect(status).toBe(130)
    expect(await readdir(target)).toEqual([])
  })
})
