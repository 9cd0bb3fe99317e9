import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRepo, downloadFile, getJob, listFiles, runJob, uploadFiles } from '@huggingface/hub'
import { describePeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'
import { startCommand } from '../support/command.ts'
import { newFolder } from '../support/containers.ts'
import { startWithJobs, type JobEmulator } from '../support/jobs.ts'
import type { MountOptions } from '../../src/mounts/volume.ts'

const bucket = { type: 'bucket', name: 'alice/data' } as const
const volume = { type: 'bucket', source: 'alice/data', mountPath: '/data' }

interface VolumeTest {
  hub: JobEmulator
  put: (files: Record<string, string>) => Promise<void>
  get: (path: string) => Promise<string | undefined>
  paths: () => Promise<string[]>
  /** Runs a program with the volume to its end and returns its lines. */
  run: (command: string[], rest?: Record<string, unknown>) => Promise<string[]>
  python: (program: string, rest?: Record<string, unknown>) => Promise<string[]>
  node: (program: string, rest?: Record<string, unknown>) => Promise<string[]>
}

async function startWithBucket(mounts: MountOptions = {}, dataFolder = newFolder()): Promise<VolumeTest> {
  const hub = await startWithJobs({ mounts, dataFolder })
  const alice = hub.as('alice')
  await createRepo({ ...alice, repo: bucket })
  const run: VolumeTest['run'] = async (command, rest = {}) => {
    const { id } = await hub.run({ command, volumes: [volume], ...rest })
    await hub.finished(id)
    return (await hub.logs(id)).filter((line) => !/^===== (?:Job started|.* stands in for)/.test(line))
  }
  return {
    hub,
    put: async (files) => void (await uploadFiles({ ...alice, repo: bucket, files: Object.entries(files).map(([path, text]) => ({ path, content: new Blob([text]) })) })),
    get: async (path) => (await downloadFile({ ...alice, repo: bucket, path }))?.text(),
    paths: async () => {
      const found: string[] = []
      for await (const { path } of listFiles({ ...alice, repo: bucket, recursive: true })) found.push(path)
      return found.sort()
    },
    run,
    python: (program, rest) => run(['python', '-c', program], rest),
    node: (program, rest) => run(['node', '--input-type=module', '-e', program], { dockerImage: 'node:24', ...rest }),
  }
}

/** Processes that show a word among their arguments. */
function findProcesses(word: string): string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(word)
    } catch {
      return false
    }
  })
}

/** Prints what a call answers, or the name of its error. */
const tryIn = `
def attempt(name, call):
    try: call(); print(name, 'done')
    except OSError as error: print(name, error.strerror)
`

describePeer('bubblewrap', 'a mounted bucket', () => {
  test('shows what is in it, and keeps what is written', async () => {
    const { put, get, paths, python } = await startWithBucket()
    await put({ 'a.txt': 'first', 'deep/er/b.txt': 'second' })
    const lines = await python(`
import os
print(open('/data/a.txt').read(), open('/data/deep/er/b.txt').read(), sorted(os.listdir('/data')))
with open('/data/a.txt', 'w') as file: file.write('overwritten')
os.makedirs('/data/new/folder')
with open('/data/new/folder/c.bin', 'wb') as file: file.write(bytes(300_000))
open('/data/empty', 'w').close()
os.remove('/data/deep/er/b.txt')
`)
    expect(lines).toEqual(["first second ['a.txt', 'deep']"])
    expect(await paths()).toEqual(['a.txt', 'empty', 'new/folder/c.bin'])
    expect([await get('a.txt'), await get('empty'), (await get('new/folder/c.bin'))?.length]).toEqual(['overwritten', '', 300_000])
  })

  test('is the same for any program', async () => {
    const { put, get, paths, run } = await startWithBucket()
    await put({ 'a.txt': 'first\n', 'old/x': 'x', 'old/y': 'y' })
    const lines = await run(['bash', '-c', 'cp /data/a.txt /data/b.txt && echo more > /data/c.txt && mv /data/c.txt /data/d.txt && mv /data/old /data/new && rm /data/a.txt && ln /data/b.txt /data/e.txt && ls -R /data'])
    expect(lines).toContain('d.txt')
    expect(await paths()).toEqual(['b.txt', 'd.txt', 'e.txt', 'new/x', 'new/y'])
    expect([await get('b.txt'), await get('d.txt'), await get('e.txt'), await get('new/y')]).toEqual(['first\n', 'more\n', 'first\n', 'y'])
  })

  test('keeps many files, and the last state of one that is written many times', async () => {
    const { get, paths, python } = await startWithBucket()
    await python(`
for i in range(300):
    with open(f'/data/{i % 3}-{i}.txt', 'w') as file: file.write(str(i))
    with open('/data/state.json', 'w') as file: file.write('%03d' % i)
`)
    expect(await paths()).toHaveLength(301)
    expect([await get('state.json'), await get('1-298.txt')]).toEqual(['299', '298'])
  })

  test('keeps files under the names that they were given, however fast', async () => {
    const { get, paths, run } = await startWithBucket()
    await run(['bash', '-c', 'for i in $(seq 200); do echo $i > /data/new.tmp; mv /data/new.tmp /data/$i.txt; done; mkdir /data/all; mv /data/1*.txt /data/all; rm /data/2*.txt'])
    const kept = await paths()
    expect(kept).toHaveLength(200 - 12)
    for (const path of ['all/1.txt', 'all/100.txt', 'all/199.txt', '99.txt']) expect(await get(path)).toBe(`${/\d+/.exec(path)?.[0]}\n`)
  })

  test('shows only the folder that is named, and cannot be read beyond it', async () => {
    const { put, get, paths, python } = await startWithBucket()
    await put({ 'runs/1/a.txt': 'mine', 'runs/10/b.txt': 'other', 'c.txt': 'top' })
    const lines = await python(`
import os
print(sorted(os.listdir('/data')), os.path.exists('/data/../runs'))
with open('/data/out.txt', 'w') as file: file.write('kept')
`, { volumes: [{ ...volume, path: 'runs/1' }] })
    expect(lines).toEqual(["['a.txt'] False"])
    expect(await paths()).toEqual(['c.txt', 'runs/1/a.txt', 'runs/1/out.txt', 'runs/10/b.txt'])
    expect(await get('runs/1/out.txt')).toBe('kept')
  })

  test('refuses in Python what a mount refuses', async () => {
    const { put, get, paths, python } = await startWithBucket()
    await put({ 'a.txt': 'first', 'b.txt': 'second' })
    const lines = await python(`${tryIn}
import os, pathlib
os.chdir('/data')
attempt('append', lambda: open('a.txt', 'a'))
attempt('change', lambda: open('/data/a.txt', 'r+b'))
attempt('os.open', lambda: os.open('a.txt', os.O_WRONLY))
attempt('path', lambda: pathlib.Path('a.txt').open('a'))
attempt('truncate', lambda: os.truncate('a.txt', 2))
attempt('replace', lambda: os.replace('a.txt', 'b.txt'))
def out_of_order():
    with open('c.txt', 'wb') as file: file.write(b'0123'); file.seek(0); file.write(b'x')
attempt('seek', out_of_order)
def rename_open():
    with open('d.txt', 'w') as file: file.write('x'); file.flush(); os.rename('d.txt', 'e.txt')
attempt('open rename', rename_open)
def rename_back():
    os.symlink('/data', '/tmp/link'); open('/tmp/link/a.txt', 'a')
attempt('link', rename_back)
attempt('new append', lambda: open('f.txt', 'a').close())
attempt('rename', lambda: os.rename('a.txt', 'g.txt'))
attempt('elsewhere', lambda: open('/tmp/x', 'a+').write('x'))
attempt('exists', lambda: open('b.txt', 'x'))
`)
    const refused = 'Operation not permitted'
    expect(lines).toEqual([
      ...['append', 'change', 'os.open', 'path', 'truncate', 'replace', 'seek', 'open rename', 'link'].map((name) => `${name} ${refused}`),
      'new append done', 'rename done', 'elsewhere done', 'exists File exists',
    ])
    expect(await paths()).toEqual(['b.txt', 'c.txt', 'd.txt', 'f.txt', 'g.txt'])
    expect([await get('b.txt'), await get('g.txt')]).toEqual(['second', 'first'])
  })

  test('refuses in Node what a mount refuses', async () => {
    const { put, get, paths, node } = await startWithBucket()
    await put({ 'a.txt': 'first', 'b.txt': 'second' })
    const lines = await node(`
import fs, { appendFileSync, createWriteStream, openSync, promises, renameSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { appendFile, open, rename, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
process.chdir('/data')
const attempt = async (name, call) => console.log(name, await Promise.resolve().then(call).then(() => 'done', (error) => error.code))
await attempt('append', () => appendFileSync('a.txt', 'x'))
await attempt('append later', () => appendFile('/data/a.txt', 'x'))
await attempt('append by callback', () => new Promise((resolve, reject) => fs.appendFile('a.txt', 'x', (error) => (error ? reject(error) : resolve()))))
await attempt('change', () => openSync('a.txt', 'r+'))
await attempt('handle', () => open('a.txt', 'a'))
await attempt('flag', () => writeFileSync('a.txt', 'x', { flag: 'a' }))
await attempt('stream', () => once(createWriteStream('a.txt', { flags: 'a' }).end('x'), 'finish'))
await attempt('truncate', () => truncateSync('a.txt', 2))
await attempt('rename over', () => renameSync('a.txt', 'b.txt'))
await attempt('rename over later', () => promises.rename('a.txt', 'b.txt'))
const descriptor = openSync('c.txt', 'w')
writeSync(descriptor, '0123')
await attempt('out of order', () => writeSync(descriptor, 'x', 0))
await attempt('open rename', () => renameSync('c.txt', 'd.txt'))
fs.closeSync(descriptor)
await attempt('overwrite', () => writeFile('b.txt', 'again'))
await attempt('stream overwrite', () => once(createWriteStream('e.txt').end('streamed'), 'finish'))
await attempt('rename', () => rename('a.txt', 'f.txt'))
await attempt('elsewhere', () => appendFileSync('/tmp/x', 'x'))
`)
    expect(lines).toEqual([
      ...['append', 'append later', 'append by callback', 'change', 'handle', 'flag', 'stream', 'truncate', 'rename over', 'rename over later', 'out of order', 'open rename'].map((name) => `${name} EPERM`),
      ...['overwrite', 'stream overwrite', 'rename', 'elsewhere'].map((name) => `${name} done`),
    ])
    expect(await paths()).toEqual(['b.txt', 'c.txt', 'e.txt', 'f.txt'])
    expect([await get('b.txt'), await get('e.txt'), await get('c.txt')]).toEqual(['again', 'streamed', '0123'])
  })

  test('leaves the paths and options of a program as they were', async () => {
    const { python, node, run } = await startWithBucket()
    const environment = { PYTHONPATH: '/tmp/mine', NODE_OPTIONS: '--no-warnings' }
    expect(await python('import sys; print([path for path in sys.path if "opt/guard" in path or path == "/tmp/mine"])', { environment })).toEqual(["['/tmp/mine']"])
    expect(await node('console.log(process.execArgv.length, process.env.NODE_OPTIONS.split(" ")[0])', { environment })).toEqual([expect.stringContaining('--no-warnings')])
    const own = 'mkdir /tmp/mine && echo "print(\'my own start\')" > /tmp/mine/sitecustomize.py && python -c "print(1)" && python -c "open(\'/data/a\',\'w\').close(); open(\'/data/a\', \'a\')"'
    const lines = await run(['bash', '-c', own], { environment })
    expect(lines.slice(0, 3)).toEqual(['my own start', '1', 'my own start'])
    expect(lines.at(-1)).toContain('PermissionError: [Errno 1] Operation not permitted')
  })

  test('that is read-only cannot be changed by anybody', async () => {
    const { put, paths, python } = await startWithBucket()
    await put({ 'a.txt': 'first' })
    const lines = await python(`${tryIn}
import os
print(open('/data/a.txt').read())
attempt('write', lambda: open('/data/a.txt', 'w'))
attempt('create', lambda: open('/data/b.txt', 'w'))
attempt('remove', lambda: os.remove('/data/a.txt'))
attempt('folder', lambda: os.mkdir('/data/x'))
attempt('rename', lambda: os.rename('/data/a.txt', '/data/c.txt'))
`, { volumes: [{ ...volume, readOnly: true }] })
    expect(lines).toEqual(['first', ...['write', 'create', 'remove', 'folder', 'rename'].map((name) => `${name} Read-only file system`)])
    expect(await paths()).toEqual(['a.txt'])
  })

  test('is one of several, beside a repository at a revision', async () => {
    const { hub, paths, run } = await startWithBucket()
    const alice = hub.as('alice')
    const repo = { type: 'model', name: 'alice/model' } as const
    await createRepo({ ...alice, repo })
    const first = await uploadFiles({ ...alice, repo, files: [{ path: 'weights/w.bin', content: new Blob(['old']) }] })
    await uploadFiles({ ...alice, repo, files: [{ path: 'weights/w.bin', content: new Blob(['new']) }] })
    const model = { type: 'model', source: 'alice/model' }
    const lines = await run(['bash', '-c', 'cat /model/weights/w.bin; echo; cat /old/w.bin; echo; cp /old/w.bin /data/w.bin; touch /model/x'], {
      volumes: [volume, { ...model, mountPath: '/model' }, { ...model, mountPath: '/old', revision: first?.commit.oid ?? '', path: 'weights' }],
    })
    expect(lines).toEqual(['new', 'old', expect.stringContaining('Read-only file system')])
    expect(await paths()).toEqual(['w.bin'])
  })

  test.each([true, false])('shows what others change, later (read-only: %s)', async (readOnly) => {
    const { hub, put, get, python } = await startWithBucket({ timeScale: 0.02 })
    await put({ 'a.txt': 'before', 'gone.txt': 'x' })
    const { id } = await hub.run({
      command: ['python', '-c', `
import os, time
print('started', flush=True)
for _ in range(400):
    if open('/data/a.txt').read() == 'after' and os.path.exists('/data/deep/new.txt') and not os.path.exists('/data/gone.txt'): break
    time.sleep(0.05)
print(open('/data/a.txt').read(), open('/data/deep/new.txt').read(), os.path.exists('/data/gone.txt'))
`],
      volumes: [{ ...volume, readOnly }],
    })
    await expect.poll(() => hub.job(id)).toMatchObject({ status: { stage: 'RUNNING' } })
    await put({ 'a.txt': 'after', 'deep/new.txt': 'new' })
    await hub.call('POST', '/api/buckets/alice/data/batch', { as: 'alice', body: { type: 'deleteFile', path: 'gone.txt' }, headers: { 'content-type': 'application/x-ndjson' } })
    await hub.finished(id)
    expect((await hub.logs(id)).at(-1)).toBe('after new False')
    // Nothing of it came back as a change of the job's own.
    expect(await get('a.txt')).toBe('after')
    expect(await python('print(open("/data/a.txt").read())')).toEqual(['after'])
  })

  test('that is plain refuses nothing', async () => {
    const { put, get, paths, python } = await startWithBucket({ mode: 'plain' })
    await put({ 'a.txt': 'first', 'b.txt': 'second' })
    const lines = await python(`
import os
with open('/data/a.txt', 'a') as file: file.write(' and more')
os.replace('/data/a.txt', '/data/b.txt')
print('guard' in os.environ.get('PYTHONPATH', ''))
`)
    expect(lines).toEqual(['False'])
    expect(await paths()).toEqual(['b.txt'])
    expect(await get('b.txt')).toBe('first and more')
  })

  test('loses what is not closed when its job is canceled, and keeps the rest', async () => {
    const dataFolder = newFolder()
    const { hub, get, paths } = await startWithBucket({}, dataFolder)
    const { id } = await hub.run({
      command: ['python', '-c', `
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
lost = open('/data/lost.txt', 'w'); lost.write('x' * 100_000); lost.flush()
with open('/data/kept.txt', 'w') as file: file.write('closed')
time.sleep(600)
`],
      volumes: [volume],
    })
    await expect.poll(() => paths()).toEqual(['kept.txt'])
    await hub.call('POST', `/api/jobs/alice/${id}/cancel`, { as: 'alice' })
    await hub.finished(id)
    await expect.poll(() => readdirSync(join(dataFolder, 'containers'))).toEqual([])
    expect([await paths(), await get('kept.txt')]).toEqual([['kept.txt'], 'closed'])
  })

  test('follows no link out of its folder, and tells names that a bucket cannot have', async () => {
    const { paths, run } = await startWithBucket()
    const lines = await run(['bash', '-c', 'ln -s /etc/passwd /data/link; ln -s /etc /data/folder; mkfifo /data/pipe; echo x > "/data/back\\\\slash"; echo y > /data/fine; sleep 1'])
    expect(lines.join('\n')).toContain('was not kept')
    expect(await paths()).toEqual(['fine'])
  })

  test('keeps what was closed when the emulator is killed, and nobody watches it any more', async () => {
    const dataFolder = newFolder()
    const start = async () => {
      const { child, exited, announced } = await startCommand(['--port', '0', '--data', dataFolder, '--profile', 'pro'])
      const kill = async (): Promise<void> => {
        child.kill('SIGKILL')
        await exited
      }
      return { options: { hubUrl: announced.url, accessToken: announced.users[0]?.token ?? '' }, kill }
    }
    const first = await start()
    await createRepo({ ...first.options, repo: bucket })
    const program = `
import os, time
if os.path.exists('/data/first.txt'):
    with open('/data/second.txt', 'w') as file: file.write(open('/data/first.txt').read() + ' and second')
else:
    lost = open('/data/lost.txt', 'w'); lost.write('x' * 100_000); lost.flush()
    with open('/data/first.txt', 'w') as file: file.write('first')
    time.sleep(600)
`
    const job = await runJob({ ...first.options, namespace: 'alice', dockerImage: 'python:3.12', flavor: 'cpu-basic', command: ['python', '-c', program], volumes: [{ source: 'buckets/alice/data', mountPath: '/data' }] })
    const read = (options: { hubUrl: string; accessToken: string }, path: string) => downloadFile({ ...options, repo: bucket, path }).then((file) => file?.text())
    await expect.poll(() => read(first.options, 'first.txt')).toBe('first')
    expect(findProcesses(dataFolder).length).toBeGreaterThan(1)
    await first.kill()
    await expect.poll(() => findProcesses(dataFolder)).toEqual([])
    const second = await start()
    await expect.poll(async () => (await getJob({ ...second.options, namespace: 'alice', jobId: job.id })).status.stage).toBe('COMPLETED')
    expect(await read(second.options, 'second.txt')).toBe('first and second')
    expect(await read(second.options, 'lost.txt')).toBeUndefined()
    await second.kill()
  })

  test('leads nobody out of its folder, be it swapped under the eyes of the watcher', async () => {
    const { paths, hub, put, get } = await startWithBucket({ timeScale: 0.005 })
    const outside = newFolder()
    writeFileSync(join(outside, 'file'), 'untouched')
    const { id } = await hub.run({
      command: ['bash', '-c', `
for i in $(seq 150); do
  mkdir -p /data/swap; echo mine > /data/swap/file; mv /data/swap /data/swapped-$i; ln -s ${outside} /data/swap; rm /data/swap
done 2> /dev/null; ln -s ${outside} /data/deep; sleep 1`],
      volumes: [volume],
    })
    await put({ 'deep/file': 'from others' })
    await hub.finished(id)
    expect([readdirSync(outside), readFileSync(join(outside, 'file'), 'utf8')]).toEqual([['file'], 'untouched'])
    const kept = await paths()
    expect(kept.filter((path) => path.startsWith('swapped-'))).toHaveLength(150)
    for (const path of kept.filter((_, index) => index % 10 === 1)) expect(await get(path)).toBe('mine\n')
    expect(await get('deep/file')).toBe('from others')
  })
})
