import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import { createPackageInstaller, createSandbox, type PackageInstaller, type PythonEnvironment } from '@naturalcad/sandbox'
import { beforeEach, expect, onTestFinished, test } from 'vitest'

const sandbox = createSandbox({ floor: 3 })

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ncsb-packages-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function runIn(environment: PythonEnvironment, command: [string, ...string[]]): Promise<string> {
  const child = await sandbox.startProcess({ command, readOnly: [environment.mount] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await child.ended
  return said.trim()
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

describePeer('python', 'packages from a folder of wheels', (python) => {
  let wheelFolder = ''
  let folder = ''
  let installer: PackageInstaller
  const makeWheel = (name: string, version: string, text: string, ...requirements: string[]) =>
    void execFileSync(python, [join(import.meta.dirname, 'support/make-wheel.py'), wheelFolder, name, version, text, ...requirements])

  beforeEach(() => {
    wheelFolder = newFolder()
    folder = newFolder()
    installer = createPackageInstaller({ sandbox, python, folder, wheelFolder })
  })

  test('are installed with what they need, and seen inside', async () => {
    makeWheel('first', '1.0', 'import second\ndef main(): print("first runs", second.value)', 'second>=2')
    makeWheel('second', '1.0', 'value = 1')
    makeWheel('second', '2.0', 'value = 2')
    const lines: string[] = []
    const environment = await installer.install(['first'], { onLine: (line) => void lines.push(line) })
    expect(await runIn(environment, [`${environment.path}/bin/first-command`])).toBe('first runs 2')
    expect(await runIn(environment, [`${environment.path}/bin/python`, '-c', 'import sys, second; print(sys.prefix, second.__file__)'])).toBe(`${environment.path} ${environment.packages}/second.py`)
    expect(lines).toContain('Installing 2 packages')
    expect(lines.filter((line) => /^(?:Collecting|Processing)/.test(line)).length).toBeGreaterThan(0)
    expect(lines.join('\n')).not.toContain(folder)
    expect(readdirSync(join(folder, 'incoming'))).toEqual([])
  })

  test('are made once for all who ask at the same time, and found the next time', async () => {
    makeWheel('first', '1.0', '')
    const heard: string[][] = [[], []]
    const [one, two] = await Promise.all(heard.map((lines) => installer.install(['first'], { onLine: (line) => void lines.push(line) })))
    expect(one).toEqual(two)
    expect(heard[0]).toEqual(heard[1])
    expect(heard[0]?.filter((line) => line.startsWith('Installing'))).toHaveLength(1)
    rmSync(wheelFolder, { recursive: true })
    const again: string[] = []
    const later = createPackageInstaller({ sandbox, python, folder, wheelFolder })
    expect(await later.install(['first'], { onLine: (line) => void again.push(line) })).toEqual(one)
    expect(again).toEqual([])
  })

  test('that one gives up are still made for the other', async () => {
    makeWheel('first', '1.0', '')
    const controller = new AbortController()
    const reason = new Error('enough')
    const given = installer.install(['first'], { signal: controller.signal })
    const kept = installer.install(['first'])
    controller.abort(reason)
    await expect(given).rejects.toBe(reason)
    expect((await kept).hash).toMatch(/^[0-9a-f]{32}$/)
  })

  test('that all give up leave nothing behind, and can be asked for again', async () => {
    makeWheel('first', '1.0', '')
    const controller = new AbortController()
    const given = installer.install(['first'], { signal: controller.signal, onLine: () => controller.abort() })
    await expect(given).rejects.toMatchObject({ name: 'AbortError' })
    await expect(installer.install(['first'], { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' })
    expect((await installer.install(['first'])).hash).toMatch(/^[0-9a-f]{32}$/)
    expect(readdirSync(join(folder, 'incoming'))).toEqual([])
  })

  test('that need an address of their own are refused', async () => {
    writeFileSync(join(wheelFolder, 'secret.txt'), 'secret')
    makeWheel('first', '1.0', '', `secret @ file://${wheelFolder}/secret.txt`)
    await expect(installer.fetch(['first'])).rejects.toMatchObject({ code: 'INVALID_REQUEST', message: 'a package depends on an address: secret names an address of its own' })
  })

  test('that are source run nothing, and the error says what they are', async () => {
    const source = newFolder()
    const proof = join(source, 'ran')
    execFileSync(python, ['-c', `
import io, tarfile
with tarfile.open(${JSON.stringify(join(wheelFolder, 'evil-1.0.tar.gz'))}, 'w:gz') as archive:
    for name, text in {'setup.py': 'open(${JSON.stringify(proof)}, "w")', 'PKG-INFO': 'Metadata-Version: 2.1\\nName: evil\\nVersion: 1.0\\n'}.items():
        entry = tarfile.TarInfo('evil-1.0/' + name); entry.size = len(text); archive.addfile(entry, io.BytesIO(text.encode()))
`])
    await expect(installer.install(['evil==1.0'])).rejects.toMatchObject({ code: 'UNSUPPORTED_CAPABILITY', message: expect.stringMatching(/^evil==1\.0 exists only as source for Python 3\.\d+\.\d+ on linux/) })
    await expect(installer.install(['evil==2.0'])).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('there is no package evil==2.0') })
    expect(readdirSync(source)).toEqual([])
  })

  test('that contradict each other, and names that nobody has, are told', async () => {
    makeWheel('first', '1.0', '', 'second<2')
    makeWheel('second', '1.0', '')
    makeWheel('second', '2.0', '')
    await expect(installer.install(['first', 'second==2.0'])).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('second<2') })
    await expect(installer.install(['third'])).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('there is no package third') })
    await expect(installer.install(['-r /etc/passwd'])).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('lie in a folder that an offline client inside installs from', async () => {
    makeWheel('first', '1.0', 'value = "from inside"')
    const wheels = await installer.fetch(['first'])
    expect(readdirSync(wheels).sort()).toEqual(['first-1.0-py3-none-any.whl', 'requirements.txt'])
  })

  test('cannot be fetched by a Python without pip', () => {
    const bare = newFolder()
    execFileSync(python, ['-m', 'venv', '--without-pip', bare])
    expect(() => createPackageInstaller({ sandbox, python: join(bare, 'bin/python'), folder })).toThrow(expect.objectContaining({ code: 'NOT_CONFIGURED', remedy: expect.stringContaining('python3-pip') }))
    expect(() => createPackageInstaller({ sandbox, python: '/no/such/python', folder })).toThrow(expect.objectContaining({ code: 'NOT_CONFIGURED' }))
  })
})

describePeer('python', 'packages from the index', (python) => {
  test('are fetched as wheels and installed; one that exists only as source is refused by name', async () => {
    const installer = createPackageInstaller({ sandbox, python, folder: newFolder() })
    const environment = await installer.install(['six==1.17.0'])
    expect(await runIn(environment, [`${environment.path}/bin/python`, '-c', 'import six; print(six.__version__)'])).toBe('1.17.0')
    await expect(installer.install(['docopt==0.6.2'])).rejects.toMatchObject({ code: 'UNSUPPORTED_CAPABILITY', message: expect.stringContaining('docopt==0.6.2 exists only as source') })
  })

  test('are not fetched on when the one who asked is killed', async () => {
    const folder = newFolder()
    const silent = createServer((socket) => socket.on('error', () => undefined))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void silent.close())
    const connected = new Promise<Socket>((resolve) => silent.once('connection', resolve))
    const program = `
import { createPackageInstaller, createSandbox } from '@naturalcad/sandbox'
const options = ${JSON.stringify({ python, folder, indexUrl: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/simple` })}
await createPackageInstaller({ ...options, sandbox: createSandbox({ floor: 3 }) }).fetch(['six'])
`
    const starter = spawn(process.execPath, ['--conditions=@naturalcad/source', '--input-type=module', '-e', program], { cwd: import.meta.dirname, stdio: 'ignore' })
    try {
      const socket = await connected
      const isOver = new Promise((resolve) => socket.once('close', resolve))
      socket.resume()
      starter.kill('SIGKILL')
      await isOver
      // One that lives on would try again.
      await expect.poll(() => findProcesses(folder)).toEqual([])
    } finally {
      starter.kill('SIGKILL')
    }
  })

  test('that cannot be reached are no reason to wait for ever', async () => {
    const installer = createPackageInstaller({ sandbox, python, folder: newFolder(), indexUrl: 'http://127.0.0.1:9/simple' })
    await expect(installer.fetch(['six'])).rejects.toMatchObject({ code: 'BACKEND_UNAVAILABLE', retryable: true })
  })
})
