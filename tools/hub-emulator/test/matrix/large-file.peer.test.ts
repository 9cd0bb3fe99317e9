import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { createRepo, downloadFile, uploadFile } from '@huggingface/hub'
import { describePeer } from '@naturalcad/peers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pythonEnvironment, startMatrixHub, type MatrixHub } from './framework/matrix-hub.ts'

const run = promisify(execFile)

async function sha256(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

describePeer('huggingface_hub', 'a file of 120 MB', (python) => {
  let hub: MatrixHub
  let path = ''
  let hash = ''
  beforeAll(async () => {
    hub = await startMatrixHub()
    path = join(hub.folder(), 'large.bin')
    // Two thirds new, one third the same again: xorbs fill up, and terms go back to chunks of an earlier one.
    const part = randomBytes(40_000_000)
    writeFileSync(path, Buffer.concat([part, randomBytes(40_000_000), part]))
    hash = await sha256(createReadStream(path))
  }, 60_000)
  afterAll(() => hub.stop())

  /** Runs a program that sees `api`, `path` and `name`, and returns what it prints. */
  async function runPython(program: string, body: string, name: string, file: string): Promise<string> {
    const code = `import hashlib, sys\nfrom huggingface_hub import HfApi\napi, path, name = HfApi(), *sys.argv[1:]\n${body}`
    return (await run(program, ['-c', code, file, name], { env: pythonEnvironment(hub) })).stdout.trim()
  }
  const printHash = 'print(hashlib.file_digest(open(path, "rb"), "sha256").hexdigest())'

  test('goes from the JS client to the Python client, in a bucket', { timeout: 240_000 }, async () => {
    const name = hub.name('large')
    const repo = `buckets/${name}` as 'buckets/alice/large'
    await createRepo({ ...hub.as.alice, repo })
    await uploadFile({ ...hub.as.alice, repo, file: pathToFileURL(path) })
    const back = join(hub.folder(), 'back.bin')
    expect(await runPython(python, `api.download_bucket_files(name, [("large.bin", path)])\n${printHash}`, name, back)).toBe(hash)
  })

  test('goes from the Python client to the JS client, in a repository', { timeout: 240_000 }, async () => {
    const name = hub.name('large')
    await runPython(python, 'api.create_repo(name)\napi.upload_file(path_or_fileobj=path, path_in_repo="large.bin", repo_id=name)', name, path)
    const blob = await downloadFile({ ...hub.as.alice, repo: name, path: 'large.bin' })
    if (blob === null) throw new Error('the file is not there')
    expect([blob.size, await sha256(blob.stream())]).toEqual([120_000_000, hash])
  })
})
