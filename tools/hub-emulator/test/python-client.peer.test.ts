import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { downloadFile } from '@huggingface/hub'
import { describePeer } from '@naturalcad/peers'
import { expect, onTestFinished, test } from 'vitest'
import { startForTest, type StartedEmulator } from './support/emulator.ts'

const run = promisify(execFile)

/** A home of its own: the client remembers what a server once had. Xet belongs to a later stage of the emulator. */
function pythonEnvironment(hub: StartedEmulator, home: string, user: string): Record<string, string> {
  return {
    HF_ENDPOINT: hub.url, HF_TOKEN: hub.as(user).accessToken, HF_HOME: home, HF_HUB_DISABLE_XET: '1', HF_HUB_DISABLE_UPDATE_CHECK: '1',
    HF_HUB_DISABLE_TELEMETRY: '1', HF_HUB_DISABLE_PROGRESS_BARS: '1', NO_COLOR: '1', PATH: process.env['PATH'] ?? '',
  }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-emulator-python-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const operations = fileURLToPath(new URL('python/repository-operations.py', import.meta.url))

/** The `hf` command, without the script that names the folder it was installed to. */
const hfModule = ['-m', 'huggingface_hub.cli.hf']

/** Presses the button that the command line asks its user to press. */
async function approveDevice(hub: StartedEmulator, output: Readable): Promise<void> {
  let text = ''
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    text += String(chunk)
    const code = /[BCDFGHJKLMNPQRSTVWXZ2-9]{4}-[BCDFGHJKLMNPQRSTVWXZ2-9]{4}/.exec(text)?.[0]
    if (code === undefined) continue
    await fetch(`${hub.url}/oauth/device/decision`, { method: 'POST', body: new URLSearchParams({ user_code: code, user: 'bob', decision: 'approve' }) })
    return
  }
  throw new Error(`no code in: ${text}`)
}

describePeer('huggingface_hub', 'the Python client', (python) => {
  test('does its operations on repositories, and gets the refusals it knows', async () => {
    const hub = await startForTest()
    const folder = newFolder()
    writeFileSync(join(folder, 'index.html'), '<p>hi</p>')
    const { stdout } = await run(python, [operations, folder, hub.as('bob').accessToken], { env: pythonEnvironment(hub, newFolder(), 'alice'), maxBuffer: 1 << 24 })
    expect(JSON.parse(stdout)).toEqual({
      whoami: 'alice',
      'whoami refused': 'HfHubHTTPError',
      create: [`${hub.url}/alice/m`, 'alice/m', 'model'],
      'create again': 'HfHubHTTPError',
      exist_ok: 'alice/m',
      exists: [true, false, false],
      hidden: 'RepositoryNotFoundError',
      commit: [40, 'alice/m'],
      info: [true, true, 'text-generation', 'mit', ['.gitattributes', 'README.md', 'big.bin', 'dir/small.txt', 'empty.txt']],
      lfs: [300_000],
      'info revision refused': 'RevisionNotFoundError',
      card: 'mit',
      download: true,
      'download empty': 0,
      'download refused': 'RemoteEntryNotFoundError',
      snapshot: ['.gitattributes', 'README.md', 'big.bin', 'dir', 'empty.txt'],
      file_exists: [true, false],
      tree: ['.gitattributes', 'README.md', 'big.bin', 'dir', 'dir/small.txt', 'empty.txt'],
      'tree refused': 'RemoteEntryNotFoundError',
      paths_info: [['big.bin', 300_000], ['dir/small.txt', 5]],
      'after second': ['.gitattributes', 'README.md', 'big.bin', 'copies/big.bin', 'empty.txt'],
      'stale parent': 'HfHubHTTPError',
      unchanged: true,
      'bad card': 'ValueError',
      commits: ['second', 'first', 'initial commit'],
      'branch again': 'HfHubHTTPError',
      'tag again': 'HfHubHTTPError',
      refs: [['dev', 'main'], ['refs/tags/v1']],
      'delete refused': ['RevisionNotFoundError', 'RevisionNotFoundError'],
      squashed: 1,
      gated: ['GatedRepoError', 'GatedRepoError'],
      granted: ['bob'],
      'let in': 'README.md',
      'settings refused': 'HfHubHTTPError',
      moved: ['alice/moved', 'HfHubHTTPError'],
      list: ['alice/moved'],
      'pull request': 1,
      'space refused': 'HfHubHTTPError',
      space: 'alice/page',
      'space info': ['static', ['alice/page']],
      upload_folder: ['assets/big.bin', 'assets/index.html'],
      deleted: [false, 'RepositoryNotFoundError', null],
    })
  })

  test('its command line signs in with a device code', async () => {
    const hub = await startForTest()
    const { HF_TOKEN: _, ...env } = pythonEnvironment(hub, newFolder(), 'alice')
    const login = spawn(python, [...hfModule, 'auth', 'login'], { env: { ...env, PYTHONUNBUFFERED: '1' }, stdio: ['ignore', 'pipe', 'ignore'] })
    onTestFinished(() => void login.kill())
    const exited = once(login, 'exit')
    await approveDevice(hub, login.stdout)
    login.stdout.resume()
    expect((await exited)[0]).toBe(0)
    expect((await run(python, [...hfModule, 'auth', 'whoami'], { env })).stdout).toContain('bob')
  })

  test('its command line uploads, downloads and deletes', async () => {
    const hub = await startForTest()
    const folder = newFolder()
    const env = pythonEnvironment(hub, newFolder(), 'alice')
    const hf = async (...args: string[]): Promise<string> => (await run(python, [...hfModule, ...args], { env, cwd: folder })).stdout
    writeFileSync(join(folder, 'note.txt'), 'from the command line')
    writeFileSync(join(folder, 'large.bin'), Buffer.alloc(2_000_000, 3))

    expect(await hf('auth', 'whoami')).toContain('alice')
    await hf('repos', 'create', 'alice/cli', '--private')
    await hf('upload', 'alice/cli', '.', '.')
    expect(await (await downloadFile({ ...hub.as('alice'), repo: 'alice/cli', path: 'note.txt' }))?.text()).toBe('from the command line')
    await hf('download', 'alice/cli', '--local-dir', join(folder, 'back'))
    expect(readFileSync(join(folder, 'back/large.bin')).equals(Buffer.alloc(2_000_000, 3))).toBe(true)
    await expect(hf('download', 'alice/none')).rejects.toMatchObject({ code: 1 })
    await hf('repos', 'delete', 'alice/cli', '--yes')
    await expect(hf('download', 'alice/cli')).rejects.toMatchObject({ code: 1 })
  })
})
