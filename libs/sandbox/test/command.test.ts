import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { interpreterFolders, levels } from '@naturalcad/sandbox'
import { bubblewrapArguments } from '../src/bubblewrap/arguments.ts'
import { stageAsRoot } from '../src/bubblewrap/stage.ts'
import { joinCommand } from '../src/cgroup/create-cgroup.ts'
import { parseControllers } from '../src/cgroup/find-controllers.ts'
import { completeLimits } from '../src/launch/limits.ts'
import { resolveMounts } from '../src/launch/mounts.ts'
import { runFolderPrefix, sweepRunFolders } from '../src/launch/sweep-run-folders.ts'
import { levelOf, limitLayers } from '../src/level.ts'
import { readOutputs } from '../src/run/read-outputs.ts'

describe('the command line of bubblewrap', () => {
  const options = {
    system: [{ path: '/usr' }, { path: '/lib', link: 'usr/lib' }],
    binds: [
      { from: '/a/deep/file', to: '/tmp/clone/deep/file', writable: false },
      { from: '/a', to: '/tmp/clone', writable: true },
    ],
    temporary: ['/tmp'],
    temporaryBytes: 1024,
    filterDescriptor: 4,
  }
  const line = bubblewrapArguments(options).join(' ')

  test('unshares everything and keeps no capability', () => {
    expect(line).toMatch(/^--unshare-all --unshare-user --disable-userns .*--new-session --cap-drop ALL --clearenv /)
  })

  test('shows a folder below /tmp after the empty /tmp, and parents before children', () => {
    expect(line).toContain('--size 1024 --tmpfs /tmp --bind /a /tmp/clone --ro-bind /a/deep/file /tmp/clone/deep/file')
  })

  test('closes the root to writing last', () => {
    expect(line).toMatch(/--remount-ro \/dev --remount-ro \/ --chdir \/ --seccomp 4 --$/)
  })

  test('as root shows everything to the user that root becomes', () => {
    const { command, binds } = stageAsRoot({ bubblewrap: '/bin/bwrap', setpriv: '/bin/setpriv', uid: 7, binds: options.binds })
    expect(command.join(' ')).toBe(
      '/bin/bwrap --unshare-pid --dev-bind / / --tmpfs /tmp --ro-bind /a/deep/file /tmp/0 --bind /a /tmp/1 --die-with-parent -- /bin/setpriv --reuid=7 --regid=7 --clear-groups --no-new-privs --inh-caps=-all',
    )
    expect(binds.map(({ from }) => from)).toEqual(['/tmp/0', '/tmp/1'])
  })
})

describe('levels', () => {
  const all = { bubblewrap: true, landlockAbi: 7, seccomp: true, cgroup: true }

  test.each([0, 1, 2, 3, 4] as const)('level %i is what is left of a full machine', (level) => {
    expect(levelOf(limitLayers(all, level))).toBe(level)
    expect(levels[level]).toContain('limits')
  })

  test('bubblewrap without Landlock is level 1', () => {
    expect(levelOf({ ...all, landlockAbi: 0 })).toBe(1)
  })
})

test('refuses a limit that is no whole number', () => {
  expect(() => completeLimits('script', { tasks: 1.5 })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  expect(completeLimits('process', { tasks: 3 }).tasks).toBe(3)
})

describe('control groups', () => {
  test('are looked for from the own one upwards, version 2', () => {
    expect(parseControllers('30 24 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n', '0::/user.slice/a.scope\n')).toEqual([
      { version: 2, controllers: ['memory', 'pids'], candidates: ['/sys/fs/cgroup/user.slice/a.scope', '/sys/fs/cgroup/user.slice', '/sys/fs/cgroup/'] },
    ])
  })

  test('are looked for by controller, version 1', () => {
    const mounts = '31 24 0:27 / /cg/memory rw - cgroup cgroup rw,memory\n32 24 0:28 /box /cg/pids rw - cgroup cgroup rw,pids\n33 24 0:29 / /cg/cpu rw - cgroup cgroup rw,cpu\n'
    expect(parseControllers(mounts, '4:memory:/one\n8:pids:/box/two\n')).toEqual([
      { version: 1, controllers: ['memory'], candidates: ['/cg/memory/one', '/cg/memory/'] },
      { version: 1, controllers: ['pids'], candidates: ['/cg/pids/two', '/cg/pids/'] },
    ])
  })

  test('are joined before the command starts, and not mentioned without one', () => {
    expect(joinCommand([], ['a', 'b'])).toEqual(['a', 'b'])
    expect(joinCommand(['/cg/x'], ['a', 'b']).slice(-5)).toEqual(['sh', '1', '/cg/x', 'a', 'b'])
  })
})

describe('mounts', () => {
  const rules = { writable: false, canMove: true, profile: 'process' } as const

  test.each([
    ['relative/path', 'INVALID_REQUEST'],
    ['/does/not/exist', 'INVALID_REQUEST'],
    [{ from: '/usr/bin', to: '/proc/self' }, 'INVALID_REQUEST'],
    [{ from: '/usr/bin', to: '/usr' }, 'INVALID_REQUEST'],
  ])('refuses %o', (mount, code) => {
    expect(() => resolveMounts([mount], rules)).toThrow(expect.objectContaining({ code }))
  })

  test('cannot move a folder without bubblewrap', () => {
    expect(() => resolveMounts([{ from: '/usr/bin', to: '/data' }], { ...rules, canMove: false })).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_CAPABILITY' }))
    expect(resolveMounts([{ from: '/usr/bin', to: '/data/' }], { ...rules, writable: true })).toMatchObject([{ to: '/data', writable: true }])
  })

  test('only a script has its outputs in /out', () => {
    const mount = { from: '/usr/bin', to: '/out' }
    expect(resolveMounts([mount], rules)).toMatchObject([{ to: '/out' }])
    expect(() => resolveMounts([mount], { ...rules, profile: 'script' })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })
})

test('an interpreter brings its installation and its virtual environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ncsb-test-'))
  try {
    for (const name of ['install/bin', 'venv/bin']) mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, 'install/bin/python3'), '')
    writeFileSync(join(folder, 'venv/pyvenv.cfg'), '')
    symlinkSync(join(folder, 'install/bin/python3'), join(folder, 'venv/bin/python3'))
    symlinkSync('python3', join(folder, 'venv/bin/python'))
    expect(interpreterFolders(join(folder, 'venv/bin/python')).sort()).toEqual([join(folder, 'install'), join(folder, 'venv')])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('output files of a script', () => {
  const frame = (name: string, content: string) => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(Buffer.byteLength(name))
    const size = Buffer.alloc(8)
    size.writeBigUInt64BE(BigInt(Buffer.byteLength(content)))
    return Buffer.concat([head, Buffer.from(name), size, Buffer.from(content)])
  }
  const read = (bytes: Buffer, maxBytes = 1000) => readOutputs(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]), ['a', 'b'], maxBytes)

  test('come back by name', async () => {
    await expect(read(Buffer.concat([frame('a', 'one'), frame('b', 'two')]))).resolves.toEqual({ a: new Uint8Array(Buffer.from('one')), b: new Uint8Array(Buffer.from('two')) })
  })

  test('that were cut off are left out', async () => {
    const bytes = Buffer.concat([frame('a', 'one'), frame('b', 'two')])
    for (let length = frame('a', 'one').length; length < bytes.length; length += 1) expect(Object.keys(await read(bytes.subarray(0, length)))).toEqual(['a'])
  })

  test('that were not asked for are refused', async () => {
    await expect(read(frame('../a', 'x'))).rejects.toMatchObject({ code: 'OUTPUT_REFUSED' })
  })

  test('beyond the limit are refused', async () => {
    await expect(read(frame('a', 'x'.repeat(100)), 50)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' })
  })
})

test('sweeps what a killed starter left, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ncsb-test-'))
  try {
    const gone = spawnSync('/bin/sh', ['-c', 'true']).pid
    const left = `${runFolderPrefix()}${gone}-abcdef`
    const others = ['ncsb-1-1-abcdef', `${runFolderPrefix()}${process.ppid}-abcdef`, `${runFolderPrefix()}${gone}-abcdef-kept`]
    for (const name of [left, ...others]) mkdirSync(join(folder, name))
    sweepRunFolders(folder, true)
    expect(readdirSync(folder).sort()).toEqual([left, ...others].sort())
    sweepRunFolders(folder, false)
    expect(readdirSync(folder).sort()).toEqual(others.sort())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
