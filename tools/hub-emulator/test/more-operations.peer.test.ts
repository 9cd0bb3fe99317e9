import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describePeer } from '@naturalcad/peers'
import { expect, onTestFinished, test } from 'vitest'
import { startForTest } from './support/emulator.ts'

const run = promisify(execFile)
const operations = fileURLToPath(new URL('python/more-operations.py', import.meta.url))

describePeer('huggingface_hub', 'the Python client, beside the matrix', (python) => {
  test('copies between repositories, deletes large files for good, reads headers, and finds what there is', async () => {
    const hub = await startForTest()
    const folder = mkdtempSync(join(tmpdir(), 'hub-emulator-python-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const env = {
      HF_ENDPOINT: hub.url, HF_TOKEN: hub.as('alice').accessToken, BOB_TOKEN: hub.as('bob').accessToken, HF_HOME: join(folder, 'home'), HF_HUB_DISABLE_UPDATE_CHECK: '1',
      HF_HUB_DISABLE_TELEMETRY: '1', HF_HUB_DISABLE_PROGRESS_BARS: '1', NO_COLOR: '1', PATH: process.env['PATH'] ?? '',
    }
    const { stdout } = await run(python, [operations, folder], { env, maxBuffer: 1 << 24 })
    expect(JSON.parse(stdout)).toEqual({
      'copy from another repository': [true, 'small'],
      'copy refused': ['EntryNotFoundError', 'HfHubHTTPError'],
      copy_files: true,
      'file system': [['alice/b/dir/one.txt', 'alice/b/dir/three.txt'], true, true],
      'file system removed': [false, 'FileNotFoundError'],
      'lfs files': [['lent.bin', 400_000]],
      'lfs files deleted': [['.gitattributes', 'by-address.txt', 'copied.txt'], 'HfHubHTTPError'],
      scheduler: true,
      checksums: [[], true],
      safetensors: [{ F32: 6 }, { F32: 6 }],
      'safetensors refused': 'NotASafetensorsRepoError',
      shards: [{ F32: 10 }, { F32: 10 }],
      'shards refused': 'RemoteEntryNotFoundError',
      'expand Model': true,
      'expand Dataset': true,
      'expand Space': true,
      kernel: ['alice/k', true, 'RepositoryNotFoundError'],
      likes: [null, 0, []],
      accounts: [[[], []], 'HfHubHTTPError'],
      tags: ['library', 'license', 'other', 'region'],
      search: [['alice/s'], [], []],
      attachment: [true, 'HfHubHTTPError'],
      'gate closed': 'GatedRepoError',
      requests: [['bob'], []],
      rejected: [['bob'], 'HfHubHTTPError'],
    })
  })
})
