import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { createRepo, downloadFile, listFiles, uploadFile } from '@huggingface/hub'
import { describePeer } from '@naturalcad/peers'
import { expect, onTestFinished, test } from 'vitest'
import { startWithJobs, type JobEmulator } from '../support/jobs.ts'

const run = promisify(execFile)
const bucket = 'buckets/alice/store'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-emulator-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function read(hub: JobEmulator, repo: string, path: string): Promise<string | undefined> {
  return (await downloadFile({ ...hub.as('alice'), repo, path }))?.text()
}

describePeer('bubblewrap', 'volumes of jobs', () => {
  test('show a folder of a bucket and a dataset, and what was closed is in the bucket when the job is done', async () => {
    const hub = await startWithJobs()
    const options = hub.as('alice')
    await createRepo({ ...options, repo: bucket })
    await createRepo({ ...options, repo: 'datasets/alice/words', private: true })
    await uploadFile({ ...options, repo: bucket, file: { path: 'runs/1/in.txt', content: new Blob(['from the bucket']) } })
    await uploadFile({ ...options, repo: bucket, file: { path: 'runs/2/hidden.txt', content: new Blob(['not for this job']) } })
    await uploadFile({ ...options, repo: 'datasets/alice/words', file: { path: 'words.txt', content: new Blob(['from the dataset']) } })
    const program = `
import os
print(sorted(os.listdir("/output")), open("/output/in.txt").read(), open("/words/words.txt").read())
open("/output/out.txt", "w").write("from the job")
for path in ("/words/new.txt", "/same/new.txt"):
    try:
        open(path, "w")
        print("written")
    except OSError as error:
        print("refused")
`
    const { id } = await hub.run({
      command: ['python', '-c', program],
      volumes: [
        { type: 'bucket', source: 'alice/store', mountPath: '/output', path: 'runs/1' },
        { type: 'dataset', source: 'alice/words', mountPath: '/words' },
        { type: 'bucket', source: 'alice/store', mountPath: '/same', readOnly: true },
      ],
    })
    expect((await hub.finished(id)).status).toMatchObject({ stage: 'COMPLETED', message: null })
    expect((await hub.logs(id)).slice(2)).toEqual(["['in.txt'] from the bucket from the dataset", 'refused', 'refused'])
    expect(await read(hub, bucket, 'runs/1/out.txt')).toBe('from the job')
    expect(await hub.job(id)).toMatchObject({ volumes: [{ mountPath: '/output', path: 'runs/1' }, { readOnly: true }, { readOnly: true }] })
  })

  test('are not the only way: with a token as secret a job writes to buckets as any client', async () => {
    const hub = await startWithJobs()
    await createRepo({ ...hub.as('alice'), repo: bucket })
    const program = 'from huggingface_hub import HfApi; HfApi().batch_bucket_files("alice/store", add=[(b"from inside", "x.txt")])'
    const { id } = await hub.run({
      dockerImage: 'ghcr.io/astral-sh/uv:python3.12-bookworm',
      command: ['uv', 'run', '--with', 'huggingface_hub', 'python', '-c', program],
      secrets: { HF_TOKEN: hub.as('alice').accessToken },
    })
    expect((await hub.finished(id)).status).toMatchObject({ stage: 'COMPLETED', message: null })
    expect(await read(hub, bucket, 'x.txt')).toBe('from inside')
  })

  test('that are gone when the job starts end it, by name', async () => {
    const hub = await startWithJobs()
    await createRepo({ ...hub.as('alice'), repo: 'datasets/alice/words' })
    const { id } = await hub.run({ command: ['true'], volumes: [{ type: 'dataset', source: 'alice/words', mountPath: '/words', revision: 'no-such' }] })
    expect((await hub.finished(id)).status).toMatchObject({ stage: 'ERROR', message: expect.stringContaining('no-such') })
  })

  for (const name of ['huggingface_hub', 'huggingface_hub 1'] as const) {
    describePeer(name, 'by the command line', (python) => {
      const start = async () => {
        const hub = await startWithJobs({ python })
        const folder = newFolder()
        const env = {
          HF_ENDPOINT: hub.url, HF_TOKEN: hub.as('alice').accessToken, HF_HOME: newFolder(), HF_HUB_DISABLE_UPDATE_CHECK: '1', HF_HUB_DISABLE_TELEMETRY: '1',
          HF_HUB_DISABLE_PROGRESS_BARS: '1', NO_COLOR: '1', PATH: process.env['PATH'] ?? '', MY_SECRET: 'hush',
        }
        const hf = async (...args: string[]): Promise<string> => (await run(python, [join(dirname(python), 'hf'), ...args], { env, cwd: folder })).stdout
        return { hub, folder, hf }
      }

      test('a local script with packages of its own runs, and leaves its files in the bucket', async () => {
        const { hub, folder, hf } = await start()
        const script = `
# /// script
# dependencies = ["idna==3.10"]
# ///
import idna, os, sys
print(idna.__version__, os.environ["MY_SECRET"], sys.argv[1], open(sys.argv[2]).read())
open("/data/result.txt", "w").write("kept")
`
        writeFileSync(join(folder, 'job.py'), script)
        writeFileSync(join(folder, 'config.toml'), 'x = 1')
        expect(await hf('jobs', 'uv', 'run', '--secrets', 'MY_SECRET', 'job.py', 'an argument', 'config.toml')).toContain('3.10 hush an argument x = 1')
        const paths: string[] = []
        for await (const { path } of listFiles({ ...hub.as('alice'), repo: 'buckets/alice/jobs-artifacts', recursive: true })) paths.push(path)
        expect(paths.map((path) => path.replace(/^\d{8}T\d{6}-[0-9a-f]{6}\//, '')).toSorted()).toEqual(['config.toml', 'job.py', 'result.txt'])
        expect(await read(hub, 'buckets/alice/jobs-artifacts', paths.find((path) => path.endsWith('result.txt')) ?? '')).toBe('kept')
      })

      test('a local folder is synced and mounted, a bucket beside it', async () => {
        const { hub, folder, hf } = await start()
        await createRepo({ ...hub.as('alice'), repo: bucket })
        mkdirSync(join(folder, 'inputs'))
        writeFileSync(join(folder, 'inputs', 'a.txt'), 'local')
        const program = 'open("/mnt/b.txt", "w").write(open("/inputs/a.txt").read() + " and back")'
        await hf('jobs', 'run', '-v', './inputs:/inputs', '-v', 'hf://buckets/alice/store:/mnt', 'python:3.12', 'python', '-c', program)
        expect(await read(hub, bucket, 'b.txt')).toBe('local and back')
      })
    })
  }
})
