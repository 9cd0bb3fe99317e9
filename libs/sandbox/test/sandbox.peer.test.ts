import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describePeer } from '@naturalcad/peers'
import { createSandbox, interpreterFolders, type SandboxedProcess } from '@naturalcad/sandbox'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

async function readAll(stream: Readable): Promise<string> {
  let all = ''
  for await (const chunk of stream as AsyncIterable<Buffer>) all += chunk.toString()
  return all
}

async function output(child: SandboxedProcess): Promise<string> {
  child.stdin.end()
  child.stderr.resume()
  return readAll(child.stdout)
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

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ncsb-peer-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describePeer('python', 'a process without seccomp', (python) => {
  test('that left something behind in a session of its own does not keep its readers waiting', async () => {
    // It waits until the other one has left its group: with it the rest of the group ends.
    const program = `
import os, time
heard, said = os.pipe()
if os.fork() == 0:
    os.setsid()
    print(os.getpid(), flush=True)
    os.write(said, b'.')
    time.sleep(600)
    os._exit(0)
os.read(heard, 1)
`
    const child = await createSandbox({ floor: 0, level: 0 }).startProcess({ command: [python, '-I', '-c', program] })
    const escaped = Number(await output(child))
    expect(await child.ended).toEqual({ kind: 'exited', code: 0 })
    expect(escaped).toBeGreaterThan(1) // 0 would be the group of this test
    process.kill(escaped, 'SIGKILL')
  })
})

describePeer('bubblewrap', 'a script in the sandbox', () => {
  const sandbox = createSandbox({ floor: 3 })

  test('gets its input and gives its outputs', async () => {
    const program = 'import sys\nopen("double.txt", "w").write(sys.stdin.read() * 2)\nprint(sys.argv[1:])'
    const result = await sandbox.runScript({ program, input: 'ab', args: ['x'], outputs: ['double.txt', 'empty.txt'] })
    expect(result).toMatchObject({ end: { kind: 'exited', code: 0 }, stderr: '' })
    expect(text(result.stdout)).toBe("['x']\n")
    expect(Object.keys(result.files)).toEqual(['double.txt'])
    expect(text(result.files['double.txt'] ?? new Uint8Array())).toBe('abab')
  })

  test('sees its own environment and none of ours', async () => {
    const program = `
import os
print(sorted(os.environ))
print([open(f'/proc/{name}/environ').read() for name in os.listdir('/proc') if name == '1'])
`
    const { stdout } = await sandbox.runScript({ program, environment: { GIVEN: 'yes' } })
    expect(text(stdout).split('\n')[0]).toBe("['GIVEN', 'HOME', 'LANG', 'OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'PATH', 'TMPDIR']")
    expect(text(stdout)).not.toContain(process.env['HOME'] ?? 'HOME=')
  })

  test('that fails tells its own traceback and no line of the launcher', async () => {
    const { end, stderr } = await sandbox.runScript({ program: 'def go():\n  1 / 0\ngo()', name: 'part.py' })
    expect(end).toEqual({ kind: 'exited', code: 1 })
    expect(stderr).toContain('File "part.py", line 2, in go')
    expect(stderr).toContain('1 / 0')
    expect(stderr).not.toContain('launcher')
  })

  test('ends with the status that it asks for', async () => {
    expect((await sandbox.runScript({ program: 'raise SystemExit(7)' })).end).toEqual({ kind: 'exited', code: 7 })
  })

  test('is stopped at the deadline with what it has said', async () => {
    const { end, stdout } = await sandbox.runScript({ program: 'import time\nprint("here", flush=True)\ntime.sleep(600)', deadlineMs: 8000 })
    expect(end).toEqual({ kind: 'stopped', limit: 'deadline' })
    expect(text(stdout)).toBe('here\n')
  })

  test('is stopped after too much output, and none of the rest is kept', async () => {
    const { end, stdout } = await sandbox.runScript({ program: 'while True: print("x" * 1000)', limits: { outputBytes: 5000 } })
    expect(end).toEqual({ kind: 'stopped', limit: 'output' })
    expect(stdout.length).toBe(5000)
  })

  test('is stopped when the caller cancels', async () => {
    const reason = new Error('enough')
    const controller = new AbortController()
    setTimeout(() => controller.abort(reason), 300)
    await expect(sandbox.runScript({ program: 'import time\ntime.sleep(600)', signal: controller.signal })).rejects.toBe(reason)
  })

  test('leaves nothing behind in the temporary folder, be it a private one', async () => {
    const own = createSandbox({ floor: 3, temporaryFolder: folder })
    await own.runScript({ program: 'print(1)' })
    expect(readdirSync(folder)).toEqual([])
  })

  test.each(['../up', '', '.hidden', 'a/b', 'a\0'])('cannot have an output called %j', async (name) => {
    await expect(sandbox.runScript({ program: '', outputs: [name] })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('with an interpreter that does not start is an error that says so', async () => {
    writeFileSync(join(folder, 'python3'), '#!/bin/sh\necho no snake here >&2\nexit 3\n')
    chmodSync(join(folder, 'python3'), 0o755)
    chmodSync(folder, 0o755)
    await expect(sandbox.runScript({ program: '', python: join(folder, 'python3') })).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('no snake here') })
  })
})

describePeer('bubblewrap', 'a process in the sandbox', () => {
  const sandbox = createSandbox({ floor: 3 })
  const python = '/usr/bin/python3'

  test('has children, a place to write, and folders that keep what it writes', async () => {
    mkdirSync(join(folder, 'data'))
    const child = await sandbox.startProcess({ command: ['/bin/sh', '-c', 'echo kept > /data/a.txt; (echo child); echo x > /usr/x; cat /dev/null > $TMPDIR/y && echo wrote'], writable: [{ from: join(folder, 'data'), to: '/data' }] })
    expect(await output(child)).toBe('child\nwrote\n')
    expect(await child.ended).toEqual({ kind: 'exited', code: 0 })
    expect(readFileSync(join(folder, 'data/a.txt'), 'utf8')).toBe('kept\n')
  })

  test('finds a private folder below /tmp in its own place', async () => {
    const home = join(folder, 'private/clone')
    mkdirSync(home, { recursive: true })
    writeFileSync(join(home, 'file.txt'), 'found')
    chmodSync(join(home, 'file.txt'), 0o644)
    chmodSync(join(folder, 'private'), 0o700)
    expect(await output(await sandbox.startProcess({ command: ['cat', join(home, 'file.txt')], readOnly: [home] }))).toBe('found')
  })

  test('that does not exist ends as a shell would end it', async () => {
    const child = await sandbox.startProcess({ command: ['/no/such/program'] })
    child.stdout.resume()
    expect(await readAll(child.stderr)).toContain('/no/such/program: No such file or directory')
    expect(await child.ended).toEqual({ kind: 'exited', code: 127 })
  })

  test('tells the signal that it died of', async () => {
    const child = await sandbox.startProcess({ command: ['/bin/sh', '-c', 'kill -TERM $$'] })
    await output(child)
    expect(await child.ended).toEqual({ kind: 'signaled', signal: 15 })
  })

  test('is reached at its named port, and reaches the named server and no other', async () => {
    const server = createServer((_request, response) => response.end('from outside'))
    const other = createServer((_request, response) => response.end('secret'))
    await Promise.all([server, other].map((each) => new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve))))
    const program = `
import http.server, urllib.request, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['content-length']))
        try: said = urllib.request.urlopen(body.decode(), timeout=5).read()
        except OSError as error: said = b'refused'
        self.send_response(200); self.end_headers(); self.wfile.write(said * 50000)
    def log_message(self, *args): pass
server = http.server.ThreadingHTTPServer(('127.0.0.1', 7860), Handler)
print('listening', flush=True)
server.serve_forever()
`
    const child = await sandbox.startProcess({
      command: [python, '-c', program],
      ports: { in: [7860], out: [{ port: 8000, to: { host: '127.0.0.1', port: (server.address() as AddressInfo).port } }] },
    })
    try {
      child.stderr.resume()
      await new Promise((resolve) => child.stdout.once('data', resolve))
      const address = child.addresses.get(7860)
      const ask = async (url: string) => (await fetch(`http://${address?.host}:${address?.port}/`, { method: 'POST', body: url })).text()
      const answers = await Promise.all([ask('http://localhost:8000/'), ask('http://127.0.0.1:8000/'), ask(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)])
      expect(answers.map((answer) => [answer.length, answer.slice(0, 12)])).toEqual([
        [600_000, 'from outside'],
        [600_000, 'from outside'],
        [350_000, 'refusedrefus'],
      ])
    } finally {
      expect(await child.stop()).toEqual({ kind: 'stopped', limit: 'caller' })
      server.close()
      other.close()
    }
    await expect(fetch(`http://127.0.0.1:${child.addresses.get(7860)?.port}/`)).rejects.toThrow('fetch failed')
  })

  test('reaches a further port once that is opened to it', async () => {
    const server = createServer((_request, response) => response.end('from a later server'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const later = { port, to: { host: '127.0.0.1', port } }
    const program = [
      'import socket, sys, urllib.request',
      'taken = socket.create_server(("127.0.0.1", 7999))',
      'def ask():',
      '    try:',
      `        return urllib.request.urlopen("http://127.0.0.1:${port}/").read().decode()`,
      '    except OSError as error:',
      '        return "refused"',
      'print(ask(), flush=True)',
      'sys.stdin.readline()',
      'print(ask(), flush=True)',
    ].join('\n')
    const child = await sandbox.startProcess({ command: [python, '-c', program], ports: {} })
    try {
      child.stderr.resume()
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
      await expect.poll(() => said).toBe('refused\n')
      await child.openPort(later)
      await expect(child.openPort({ ...later, port: 7999 })).rejects.toMatchObject({ code: 'CONFLICT' })
      await expect(child.openPort({ ...later, port: 80 })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
      child.stdin.end('\n')
      expect(await child.ended).toEqual({ kind: 'exited', code: 0 })
      expect(said).toBe('refused\nfrom a later server\n')
      await expect(child.openPort({ ...later, port: 7998 })).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    } finally {
      await child.stop()
      server.close()
    }
    const closed = await sandbox.startProcess({ command: ['true'] })
    await expect(closed.openPort(later)).rejects.toMatchObject({ code: 'UNSUPPORTED_CAPABILITY' })
    await closed.stop()
  })

  test.each([[[80]], [[7860, 7860]], [[70_000]]])('cannot listen on the ports %j', async (ports) => {
    await expect(sandbox.startProcess({ command: ['true'], ports: { in: ports } })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('is asked to end, and ends in its own way', async () => {
    const child = await sandbox.startProcess({
      command: ['/bin/sh', '-c', 'trap "echo bye; exit 3" TERM; echo started; while :; do sleep 0.05; done'],
      ports: { in: [7860] },
    })
    child.stderr.resume()
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await expect.poll(() => said).toBe('started\n')
    child.terminate()
    expect(await child.ended).toEqual({ kind: 'exited', code: 3 })
    expect(said).toBe('started\nbye\n')
    child.terminate()
  })

  test('tells what it takes of the machine', async () => {
    const program = 'held = bytearray(200 * 2**20)\nsum(range(3_000_000))\nprint("ready", flush=True)\ninput()'
    const child = await sandbox.startProcess({ command: [python, '-c', program] })
    child.stderr.resume()
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const usage = child.usage()
    expect(usage?.memoryBytes).toBeGreaterThan(200 * 2 ** 20)
    expect(usage?.memoryBytes).toBeLessThan(400 * 2 ** 20)
    expect(usage?.cpuSeconds).toBeGreaterThan(0)
    await child.stop()
    expect(child.usage()).toBeUndefined()
  })

  test('takes its whole tree along when it is stopped', async () => {
    const child = await sandbox.startProcess({ command: ['/bin/sh', '-c', 'setsid sleep 987.654 & setsid sleep 987.654 & echo started; wait'] })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    child.stderr.resume()
    await child.stop()
    expect(findProcesses('987.654')).toEqual([])
  })

  test('takes its whole tree along when the one who started it is killed', async () => {
    const program = `
import { createSandbox } from '@naturalcad/sandbox'
const child = await createSandbox({ floor: 3 }).startProcess({ command: ['/bin/sh', '-c', 'setsid sleep 987.123 & echo started; wait'] })
child.stdout.pipe(process.stdout)
`
    const starter = spawn(process.execPath, ['--conditions=@naturalcad/source', '--input-type=module', '-e', program], { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'ignore'] })
    try {
      await new Promise((resolve) => starter.stdout.once('data', resolve))
      await expect.poll(() => findProcesses('987.123')).toHaveLength(1)
    } finally {
      starter.kill('SIGKILL')
    }
    await expect.poll(() => findProcesses('987.123')).toEqual([])
  })

  test('can be Node, with children and a server of its own', async () => {
    const program = `
const { execFileSync } = require('node:child_process')
const server = require('node:http').createServer((request, response) => response.end('hello')).listen(0, 'localhost', async () => {
  const answer = await (await fetch('http://localhost:' + server.address().port)).text()
  console.log(answer, execFileSync('/bin/echo', ['child']).toString().trim())
  server.close()
})`
    const child = await sandbox.startProcess({ command: [process.execPath, '-e', program], readOnly: interpreterFolders(process.execPath) })
    expect(await output(child)).toBe('hello child\n')
  })

  test('does not let a link in a writable folder lead anywhere else', async () => {
    const outside = join(folder, 'outside')
    mkdirSync(join(folder, 'data'))
    writeFileSync(outside, 'untouched')
    symlinkSync(outside, join(folder, 'data/link'))
    const owner = statSync(outside).uid
    const child = await sandbox.startProcess({ command: ['/bin/sh', '-c', 'echo changed > link; echo done'], folder: '/data', writable: [{ from: join(folder, 'data'), to: '/data' }] })
    expect(await output(child)).toBe('done\n')
    expect([statSync(outside).uid, readFileSync(outside, 'utf8')]).toEqual([owner, 'untouched'])
  })

  test('does not show its variables and arguments to a list of processes', async () => {
    const child = await sandbox.startProcess({ command: ['/bin/sh', '-c', 'echo started; read line'], environment: { TOKEN: 'naturalcad-canary' } })
    try {
      child.stderr.resume()
      await new Promise((resolve) => child.stdout.once('data', resolve))
      expect(readFileSync(`/proc/${child.pid}/cmdline`, 'utf8')).not.toContain('canary')
      expect(readFileSync(`/proc/${child.pid}/environ`, 'utf8')).not.toContain('canary')
    } finally {
      await child.stop()
    }
  })
})

/** Each line says whether a way to talk was open. */
const talks = `
import os, socket
def attempt(name, act):
    try: print(name, act())
    except OSError as error: print(name, 'closed')
def ask(port, *kind):
    with socket.socket(*(kind or (socket.AF_INET, socket.SOCK_STREAM))) as s:
        s.settimeout(5)
        s.connect(('127.0.0.1', port))
        s.sendall(b'GET / HTTP/1.0\\r\\n\\r\\n')
        return s.makefile().read().split()[-1]
def tell(kind, family=socket.AF_UNIX):
    with socket.socket(family, kind) as s: return s.sendto(b'x', os.environ['DATAGRAM'] if family == socket.AF_UNIX else ('127.0.0.1', int(os.environ['OTHER'])))
def listen(s): s.listen()
attempt('named', lambda: ask(int(os.environ['NAMED'])))
attempt('other', lambda: ask(int(os.environ['OTHER'])))
attempt('udp', lambda: tell(socket.SOCK_DGRAM, socket.AF_INET))
attempt('datagram', lambda: tell(socket.SOCK_DGRAM))
attempt('pair', lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].sendto(b'x', os.environ['DATAGRAM']))
attempt('listen', lambda: listen(socket.socket()))
`

describePeer('bubblewrap', 'a process that may reach one port', () => {
  test.each([[4, 'open'], [3, 'open'], [2, 'closed']] as const)('reaches it at level %i, and nothing else of the machine', async (level, own) => {
    const server = createServer((_request, response) => response.end('named'))
    const other = createServer((_request, response) => response.end('secret'))
    await Promise.all([server, other].map((each) => new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve))))
    const [named, secret] = [server, other].map((each) => (each.address() as AddressInfo).port) as [number, number]
    const datagram = join(folder, 'service')
    chmodSync(folder, 0o755)
    const service = spawn('/usr/bin/python3', ['-c', `import os, socket, time\ns = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)\ns.bind(${JSON.stringify(datagram)})\nos.chmod(${JSON.stringify(datagram)}, 0o777)\nprint('ready', flush=True)\ns.recv(1)\nprint('heard', flush=True)`], { stdio: ['ignore', 'pipe', 'ignore'] })
    let heard = ''
    service.stdout.on('data', (chunk: Buffer) => (heard += chunk.toString()))
    try {
      await expect.poll(() => heard).toBe('ready\n')
      const child = await createSandbox({ floor: 2, level }).startProcess({
        command: ['/usr/bin/python3', '-c', talks],
        environment: { NAMED: String(named), OTHER: String(secret), DATAGRAM: datagram },
        ports: { out: [{ port: named, to: { host: '127.0.0.1', port: named } }] },
      })
      const said = Object.fromEntries((await output(child)).trim().split('\n').map((line) => line.split(' ')))
      expect(said).toMatchObject({ named: 'named', other: 'closed', datagram: 'closed', pair: 'closed' })
      // In a network of its own these reach nobody.
      if (own === 'closed') expect(said).toMatchObject({ udp: 'closed', listen: 'closed' })
      expect(heard).toBe('ready\n')
    } finally {
      service.kill('SIGKILL')
      server.close()
      other.close()
    }
  })

  test.each([[{ port: 8000, to: { host: '127.0.0.1', port: 8001 } }], [{ port: 8000, to: { host: 'localhost', port: 8000 } }]])('is refused below level 3 what needs a network of its own (%#)', async (out) => {
    await expect(createSandbox({ floor: 2, level: 2 }).startProcess({ command: ['true'], ports: { out: [out] } })).rejects.toMatchObject({ code: 'UNSUPPORTED_CAPABILITY' })
  })

  test('is refused where nothing can tell ports apart', async () => {
    const out = [{ port: 8000, to: { host: '127.0.0.1', port: 8000 } }]
    await expect(createSandbox({ floor: 0, level: 1 }).startProcess({ command: ['true'], ports: { out } })).rejects.toMatchObject({ code: 'UNSUPPORTED_CAPABILITY' })
  })
})

describePeer('python', 'below level 3', () => {
  test('ports to listen on are refused with what would help', async () => {
    await expect(createSandbox({ floor: 0, level: 2 }).startProcess({ command: ['true'], ports: { in: [7860] } })).rejects.toMatchObject({
      code: 'UNSUPPORTED_CAPABILITY',
      remedy: expect.stringContaining('bubblewrap'),
    })
  })

  test('nothing is made below the floor', () => {
    expect(() => createSandbox({ floor: 2, level: 1 })).toThrow(expect.objectContaining({ code: 'NOT_CONFIGURED', details: expect.objectContaining({ level: 1, floor: 2 }) }))
  })
})

describePeer('build123d', 'a script in the sandbox', (program) => {
  test('uses the packages of a virtual environment and writes a part', async () => {
    const { end, files } = await createSandbox({ floor: 2 }).runScript({
      python: program,
      program: 'from build123d import Box, export_step\nexport_step(Box(1, 2, 3), "part.step")',
      outputs: ['part.step'],
    })
    expect(end).toEqual({ kind: 'exited', code: 0 })
    expect(text(files['part.step'] ?? new Uint8Array())).toMatch(/^ISO-10303-21;/)
  })
})
