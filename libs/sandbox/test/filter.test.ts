import { describe, expect, test } from 'vitest'
import { createFilter, type FilterOptions } from '../src/seccomp/filter.ts'
import { innerFilter, outerFilter } from '../src/seccomp/profile-filters.ts'
import { alwaysRefused, findSyscallNumber } from '../src/seccomp/syscalls.ts'
import { interpretFilter } from './interpret-filter.ts'

const allow = 0x7fff0000
const kill = 0x80000000
const [EPERM, ENOSYS, EAFNOSUPPORT] = [0x00050001, 0x00050026, 0x00050061]
const THREAD = 0x003d0f00

// Written down a second time, from the tables of the kernel, so that a slip in the package's own is seen.
const machines = {
  x86_64: { audit: 0xc000003e, read: 0, openat: 257, exit_group: 231, clone: 56, clone3: 435, execve: 59, fork: 57, socket: 41, connect: 42, socketpair: 53, bind: 49, listen: 50, sendto: 44, sendmsg: 46, sendmmsg: 307, kill: 62, tgkill: 234, setsid: 112, ptrace: 101, unshare: 272, bpf: 321, mount: 165, io_uring_setup: 425, futex: 202 },
  arm64: { audit: 0xc00000b7, read: 63, openat: 56, exit_group: 94, clone: 220, clone3: 435, execve: 221, fork: undefined, socket: 198, connect: 203, socketpair: 199, bind: 200, listen: 201, sendto: 206, sendmsg: 211, sendmmsg: 269, kill: 129, tgkill: 131, setsid: 157, ptrace: 117, unshare: 97, bpf: 280, mount: 40, io_uring_setup: 425, futex: 98 },
} as const

const script = innerFilter({ profile: 'script', hasNamespaces: true, connects: false, scopesSignals: true })
const processAlone = innerFilter({ profile: 'process', hasNamespaces: false, connects: false, scopesSignals: false })
const processConnected = innerFilter({ profile: 'process', hasNamespaces: false, connects: true, scopesSignals: true })

describe.each(['x86_64', 'arm64'] as const)('the filter for %s', (architecture) => {
  const machine = machines[architecture]
  const ask = (options: FilterOptions, number: number, ...args: number[]) => interpretFilter(createFilter(architecture, options), { architecture: machine.audit, number, args })

  test('kills a call of another architecture', () => {
    expect(interpretFilter(createFilter(architecture, script), { architecture: 0x40000003, number: machine.read })).toBe(kill)
  })

  test.each([script, processAlone, outerFilter.script, outerFilter.process])('lets a program compute and read files (%#)', (options) => {
    for (const number of [machine.read, machine.openat, machine.exit_group, machine.futex]) expect(ask(options, number)).toBe(allow)
    expect(ask(options, machine.clone, THREAD)).toBe(allow)
  })

  test.each([script, processAlone, outerFilter.script, outerFilter.process])('refuses the doors into the kernel (%#)', (options) => {
    for (const number of [machine.ptrace, machine.unshare, machine.bpf, machine.mount, machine.io_uring_setup]) expect(ask(options, number)).toBe(EPERM)
    for (const name of alwaysRefused) {
      const number = findSyscallNumber(name, architecture)
      if (number !== undefined) expect([name, ask(options, number)]).toEqual([name, EPERM])
    }
    expect(ask(options, machine.clone3)).toBe(ENOSYS)
  })

  test.each([0x80, 0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000])('refuses a new namespace by clone (flag %i)', (flag) => {
    for (const options of [script, processAlone, outerFilter.process]) expect(ask(options, machine.clone, THREAD | flag)).toBe(EPERM)
  })

  test('leaves a script no other process, no program, no signal and no socket', () => {
    const numbers = [machine.execve, machine.fork, machine.kill, machine.tgkill, machine.setsid, machine.connect].filter((number) => number !== undefined)
    for (const number of numbers) expect(ask(script, number)).toBe(EPERM)
    expect(ask(script, machine.clone, 17)).toBe(EPERM)
    expect(ask(script, machine.socket, 1, 1, 0)).toBe(EAFNOSUPPORT)
  })

  test('leaves a process without namespaces its children, and nothing that reaches those of others', () => {
    expect(ask(processAlone, machine.clone, 17)).toBe(allow)
    expect(ask(processAlone, machine.execve)).toBe(allow)
    expect(ask(processAlone, machine.socket, 1, 1, 0)).toBe(allow)
    expect(ask(processAlone, machine.socket, 2, 1, 0)).toBe(EAFNOSUPPORT)
    for (const number of [machine.connect, machine.kill, machine.tgkill, machine.setsid]) expect(ask(processAlone, number)).toBe(EPERM)
    // A datagram reaches a named socket without connecting.
    for (const type of [2, 5]) expect([ask(processAlone, machine.socket, 1, type, 0), ask(processAlone, machine.socketpair, 1, type, 0)]).toEqual([EAFNOSUPPORT, EAFNOSUPPORT])
    expect(ask(processAlone, machine.socketpair, 1, 1 | 0o2000000, 0)).toBe(allow)
  })

  test.each([
    ['TCP', [2, 1, 0], allow],
    ['TCP by its number', [2, 1 | 0o4000 | 0o2000000, 6], allow],
    ['multipath TCP', [2, 1, 262], EAFNOSUPPORT],
    ['SCTP', [2, 1, 132], EAFNOSUPPORT],
    ['SMC', [43, 1, 0], EAFNOSUPPORT],
    ['TCP over IPv6', [10, 1, 0], EAFNOSUPPORT],
    ['UDP', [2, 2, 0], EAFNOSUPPORT],
    ['a Unix socket', [1, 1, 0], EAFNOSUPPORT],
    ['the reading of routes', [16, 3, 0], EAFNOSUPPORT],
  ])('answers a process with one port and no network of its own about %s', (_what, args, expected) => {
    expect(ask(processConnected, machine.socket, ...args)).toBe(expected)
  })

  test('leaves a process with one port no way around connecting, and nothing that connects to it', () => {
    expect(ask(processConnected, machine.connect)).toBe(allow)
    for (const number of [machine.bind, machine.listen]) expect(ask(processConnected, number)).toBe(EPERM)
    for (const [number, flags] of [[machine.sendto, 3], [machine.sendmsg, 2], [machine.sendmmsg, 3]] as const) {
      const call = (value: number) => ask(processConnected, number, ...Array.from({ length: flags }, () => 0), value)
      expect([call(0), call(0x4000), call(0x20000000), call(0x20004000)]).toEqual([allow, allow, EPERM, EPERM])
    }
    expect(ask(processConnected, machine.socketpair, 1, 2, 0)).toBe(EAFNOSUPPORT)
  })

  test.each([
    ['a Unix socket', [1, 1, 0], allow],
    ['TCP', [2, 1, 0], allow],
    ['TCP that does not block', [2, 1 | 0o4000 | 0o2000000, 6], allow],
    ['UDP over IPv6', [10, 2, 0], allow],
    ['raw packets', [2, 3, 1], EAFNOSUPPORT],
    ['raw packets over IPv6', [10, 3, 58], EAFNOSUPPORT],
    ['the reading of routes', [16, 3, 0], allow],
    ['other netlink', [16, 3, 12], EAFNOSUPPORT],
    ['packets of the wire', [17, 3, 0], EAFNOSUPPORT],
    ['virtual machines', [40, 1, 0], EAFNOSUPPORT],
    ['the kernel as a cipher', [38, 5, 0], EAFNOSUPPORT],
  ])('answers a process in its own network about %s', (_what, args, expected) => {
    expect(ask(outerFilter.process, machine.socket, ...args)).toBe(expected)
  })
})

test('refuses the second numbering of x86_64', () => {
  const program = createFilter('x86_64', outerFilter.process)
  expect(interpretFilter(program, { architecture: 0xc000003e, number: 0x40000000 + 59 })).toBe(ENOSYS)
})
