import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'
import type { ContainerRequest } from '../../src/containers/container.ts'
import { containersForTest, newFolder, serverForTest, type TestContainers } from '../support/containers.ts'

const sh = (script: string): ContainerRequest['command'] => ['/bin/sh', '-c', script]

async function startIn(containers: TestContainers, image: string, command: ContainerRequest['command'], rest: Partial<ContainerRequest> = {}) {
  const runtime = containers.resolveImage(image)
  if (runtime === undefined) throw new Error(`no image ${image}`)
  const lines: string[] = []
  const container = await containers.start({ runtime, command, onLine: (line) => void lines.push(line), ...rest })
  return { ...container, lines, said: (line: string) => expect.poll(() => lines).toContain(line) }
}

/** Processes with this very argument. */
function findProcesses(word: string): string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').includes(word)
    } catch {
      return false
    }
  })
}

describePeer('bubblewrap', 'a container', () => {
  test('of Python runs the Python of this machine, without the packages of anybody', async () => {
    const containers = containersForTest()
    const { end, lines } = await containers.run('python:3.12', ['python', '-c', 'import platform, sys; print(platform.python_version(), sys.prefix, *[path for path in sys.path if "packages" in path]); import numpy'])
    expect(end).toEqual({ kind: 'exited', code: 1 })
    expect(lines[0]).toMatch(/^3\.\d+\.\d+ \/opt\/image \/opt\/image\/lib\/python3\.\d+\/site-packages$/)
    expect(lines.at(-1)).toBe("ModuleNotFoundError: No module named 'numpy'")
    expect(containers.describe({ kind: 'python', image: 'python:3.12' })).toBe(`Python ${lines[0]?.split(' ')[0]} of this machine stands in for python:3.12`)
    expect(readdirSync(join(containers.folder, 'containers'))).toEqual([])
  })

  test('of Node runs this Node', async () => {
    const { end, lines } = await containersForTest().run('node:24-slim', ['node', '-e', 'console.log(process.version, process.cwd())'])
    expect([end, lines]).toEqual([{ kind: 'exited', code: 0 }, [`${process.version} /home/user`]])
  })

  test('has a fresh home, a temporary folder, and nothing of this machine in its environment', async () => {
    const containers = containersForTest()
    const { lines } = await containers.run('python:3.12', sh('env | grep -vE "^(PIP|UV)_" | sort | cut -d= -f1; ls -A; echo a > a; echo b > /tmp/b; cat a /tmp/b; ls /work /root /home'), { environment: { GIVEN: 'yes' } })
    expect(lines.slice(0, 9)).toEqual(['GIVEN', 'HF_ENDPOINT', 'HOME', 'LANG', 'PATH', 'PWD', 'PYTHONUNBUFFERED', 'TMPDIR', 'a'])
    expect(lines).toContain('user')
    expect(lines.join('\n')).toContain("cannot access '/root'")
    expect((await containers.run('python:3.12', ['ls', '-A'])).lines).toEqual([])
  })

  test('gets its secrets in its environment and nowhere else', async () => {
    const containers = containersForTest()
    const container = await startIn(containers, 'python:3.12', sh('test "$TOKEN" = naturalcad-canary && echo same; sleep 30'), { environment: { TOKEN: 'open' }, secrets: { TOKEN: 'naturalcad-canary' } })
    await container.said('same')
    expect(execFileSync('/bin/sh', ['-c', `grep -rl naturalcad-canary ${containers.folder} || true`]).toString()).toBe('')
    await container.stop({ graceMs: 0 })
  })

  test('reaches the emulator under its own address, and nothing else', async () => {
    const [port, other] = [await serverForTest('the hub'), await serverForTest('something else')]
    const containers = containersForTest({ port: () => port })
    const program = `
import os, urllib.request
for url in (os.environ['HF_ENDPOINT'], 'http://127.0.0.1:${other}'):
    try: print(urllib.request.urlopen(url, timeout=5).read().decode())
    except OSError as error: print('refused')
`
    expect((await containers.run('python:3.12', ['python', '-c', program])).lines).toEqual(['the hub', 'refused'])
  })

  test('is reached at the ports that it listens on', async () => {
    const container = await startIn(containersForTest(), 'python:3.12', ['python', '-m', 'http.server', '7860', '--bind', '127.0.0.1'], { listen: [7860] })
    const { host, port } = container.addresses.get(7860) ?? {}
    await expect.poll(async () => (await fetch(`http://${host}:${port}/`)).status).toBe(200)
    expect(container.usage()?.memoryBytes).toBeGreaterThan(2 ** 20)
    expect(await container.stop()).toEqual({ kind: 'stopped', by: 'caller' })
    expect(container.usage()).toBeUndefined()
  })

  test('is asked to end before it is made to', async () => {
    const polite = await startIn(containersForTest(), 'python:3.12', sh('trap "echo bye; exit 0" TERM; echo started; while :; do sleep 0.05; done'))
    await polite.said('started')
    expect(await polite.stop()).toEqual({ kind: 'stopped', by: 'caller' })
    expect(polite.lines).toEqual(['started', 'bye'])
    const deaf = await startIn(containersForTest(), 'python:3.12', sh('trap "" TERM; echo started; setsid sleep 987.001 & while :; do sleep 0.05; done'))
    await deaf.said('started')
    expect(await deaf.stop({ graceMs: 100 })).toEqual({ kind: 'stopped', by: 'caller' })
    expect(findProcesses('987.001')).toEqual([])
  })

  test('ends after its time', async () => {
    const { end } = await containersForTest().run('python:3.12', ['sleep', '600'], { timeoutMs: 300 })
    expect(end).toEqual({ kind: 'stopped', by: 'timeout' })
  })

  test('ends when its memory is used up', async () => {
    const { end } = await containersForTest().run('python:3.12', ['python', '-c', 'held = [bytearray(2**20) for _ in range(600)]; import time; time.sleep(600)'], { memoryBytes: 2 ** 27 })
    expect(end).toEqual({ kind: 'stopped', by: 'memory' })
  })

  test('ends when a signal says so, be it before its start', async () => {
    const controller = new AbortController()
    const container = await startIn(containersForTest(), 'python:3.12', ['sleep', '600'], { signal: controller.signal })
    controller.abort()
    expect(await container.ended).toEqual({ kind: 'stopped', by: 'caller' })
    await expect(containersForTest().run('python:3.12', ['true'], { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('may flood its output: lines come in order, and the rest is dropped', async () => {
    const { end, lines } = await containersForTest().run('python:3.12', ['python', '-c', 'import sys\nfor i in range(700_000): sys.stdout.write(f"{i:07}" + " x" * 45 + "\\n")'], { environment: { PYTHONUNBUFFERED: '' } })
    expect(end).toEqual({ kind: 'exited', code: 0 })
    expect(lines.at(-1)).toContain('the rest is not kept')
    expect(lines.slice(0, -1).every((line, index) => Number(line.slice(0, 7)) === index)).toBe(true)
  })

  test('whose lines cannot be kept is ended', async () => {
    const container = await startIn(containersForTest(), 'python:3.12', sh('echo line; sleep 600'), { onLine: () => Promise.reject(new Error('the disk is full')) })
    await expect(container.ended).rejects.toThrow('the disk is full')
  })

  test('tells the status of a program that is not there', async () => {
    const { end, lines } = await containersForTest().run('python:3.12', ['/no/such/program'])
    expect([end, lines]).toEqual([{ kind: 'exited', code: 127 }, ['/no/such/program: No such file or directory']])
  })

  test('sees folders that are named for it', async () => {
    const folder = newFolder()
    chmodSync(folder, 0o755) // as root the sandbox's user is another
    writeFileSync(join(folder, 'a.txt'), 'given\n')
    const { lines } = await containersForTest().run('python:3.12', sh('cat a.txt; echo x > b.txt'), { readOnly: [{ from: folder, to: '/app' }], folder: '/app' })
    expect(lines).toEqual(['given', expect.stringContaining('Read-only file system')])
  })

  test('ends with the process that started it, however that ends', async () => {
    const program = `
import { createContainers } from ${JSON.stringify(join(import.meta.dirname, '../../src/containers/create-containers.ts'))}
const containers = createContainers({ folder: ${JSON.stringify(join(newFolder(), 'containers'))}, port: () => 5050 })
await containers.start({ runtime: containers.resolveImage('python:3.12'), command: ['/bin/sh', '-c', 'setsid sleep 987.002 & echo started; wait'], onLine: (line) => process.stdout.write(line) })
`
    const starter = spawn(process.execPath, ['--conditions=@naturalcad/source', '--input-type=module', '-e', program], { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'ignore'] })
    try {
      await new Promise((resolve) => starter.stdout.once('data', resolve))
      await expect.poll(() => findProcesses('987.002')).toHaveLength(1)
    } finally {
      starter.kill('SIGKILL')
    }
    await expect.poll(() => findProcesses('987.002')).toEqual([])
  })

  test('cannot be started after the end of all', async () => {
    const containers = containersForTest()
    const container = await startIn(containers, 'python:3.12', ['sleep', '600'])
    await containers.stop()
    expect(await container.ended).toEqual({ kind: 'stopped', by: 'caller' })
    await expect(containers.run('python:3.12', ['true'])).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describePeer('bubblewrap', 'a machine without bubblewrap', (bubblewrap) => {
  test('starts nothing, and the error says what to install', async () => {
    const program = `
import { createContainers } from ${JSON.stringify(join(import.meta.dirname, '../../src/containers/create-containers.ts'))}
const containers = createContainers({ folder: ${JSON.stringify(join(newFolder(), 'containers'))}, port: () => 5050 })
const refused = await containers.start({ runtime: containers.resolveImage('python:3.12'), command: ['true'], onLine: () => {} }).catch((error) => error)
process.stdout.write(JSON.stringify({ code: refused.code, message: refused.message }))
`
    // Hides the program from a process, as if it were not installed.
    const hidden = ['--dev-bind', '/', '/', ...['/usr/bin/bwrap', '/usr/local/bin/bwrap'].filter((path) => existsSync(path)).flatMap((path) => ['--ro-bind', '/dev/null', path])]
    const said = execFileSync(bubblewrap, [...hidden, process.execPath, '--conditions=@naturalcad/source', '--input-type=module', '-e', program], { cwd: import.meta.dirname })
    expect(JSON.parse(said.toString())).toEqual({ code: 'NOT_CONFIGURED', message: expect.stringContaining('bubblewrap is not installed (apt-get install bubblewrap)') })
  })
})

test('without a Python nothing starts, and the error says what to install', async () => {
  await expect(containersForTest({ python: '/no/such/python' }).run('python:3.12', ['true'])).rejects.toMatchObject({ code: 'NOT_CONFIGURED', remedy: expect.stringContaining('Install Python') })
})
