import { auditArchitecture, type Architecture } from './architecture.ts'
import { answer, dataOffset, encode, jump, jumpIfAnyBit, jumpIfAtLeast, jumpIfEqual, keepBits, load, verdict, type Instruction } from './bpf.ts'
import { alwaysRefused, findSyscallNumber, signalCalls, type Syscall } from './syscalls.ts'

/** What a filter leaves open beyond computing, files and threads. */
export interface FilterOptions {
  /**
   * `internet`: TCP and UDP, no raw packets, of netlink only the reading of routes. It belongs inside a network namespace.
   * `unix`: streams, since a datagram reaches a named socket without connecting. `tcp`: TCP over IPv4 and nothing that comes to it by
   * another name, for Landlock knows the ports of TCP alone; it belongs with Landlock.
   */
  sockets: 'none' | 'unix' | 'tcp' | 'internet'
  /** Connecting a socket. Off where Unix sockets of the host are in sight, since Landlock does not stand before them. */
  connect: boolean
  /** Being connected to. Off where it would be on the host's addresses: a socket that listens takes a port by itself, past Landlock. */
  listen: boolean
  fork: boolean
  execute: boolean
  /** New sessions and process groups. Off where the group is what gets killed. */
  sessions: boolean
  /** Signals to processes. Off where those of others are in sight. */
  signals: boolean
}

const errno = { EPERM: 1, ENOSYS: 38, EAFNOSUPPORT: 97 } as const
const x32Range = 0x40000000
/** `CLONE_NEW*` of linux/sched.h: time, mount, cgroup, uts, ipc, user, pid, network. */
const namespaceFlags = 0x80 | 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000
const CLONE_THREAD = 0x00010000
const family = { unix: 1, internet: 2, internet6: 10, netlink: 16 } as const
const socketType = { mask: 0xf, stream: 1, datagram: 2 } as const
/** Calls that connect a stream by the way when a flag says so, with the argument that holds their flags. */
const fastOpenCalls = [['sendto', 3], ['sendmsg', 2], ['sendmmsg', 3]] as const
const MSG_FASTOPEN = 0x20000000

/** The filter as the kernel takes it (`seccomp(2)`, and `--seccomp` of bubblewrap). */
export function createFilter(architecture: Architecture, options: FilterOptions): Uint8Array {
  const refuse = (names: readonly Syscall[], error: number) => refuseCalls(names, architecture, error)
  return encode([
    load(dataOffset.architecture),
    jumpIfEqual(auditArchitecture[architecture], 1, 0),
    answer(verdict.killProcess),
    load(dataOffset.syscall),
    ...(architecture === 'x86_64' ? [jumpIfAtLeast(x32Range, 0, 1), answer(verdict.errno(errno.ENOSYS))] : []),
    // Its flags lie in memory, out of a filter's reach. The C library falls back to clone.
    ...refuse(['clone3'], errno.ENOSYS),
    ...refuse(alwaysRefused, errno.EPERM),
    ...(options.fork ? [] : refuse(['fork', 'vfork'], errno.EPERM)),
    ...(options.execute ? [] : refuse(['execve'], errno.EPERM)),
    ...(options.sessions ? [] : refuse(['setsid', 'setpgid'], errno.EPERM)),
    ...(options.signals ? [] : refuse(signalCalls, errno.EPERM)),
    ...(options.connect ? [] : refuse(['connect'], errno.EPERM)),
    ...(options.listen ? [] : refuse(['bind', 'listen'], errno.EPERM)),
    ...checkCall('clone', architecture, [
      load(dataOffset.argument(0)),
      jumpIfAnyBit(namespaceFlags, 0, 1),
      answer(verdict.errno(errno.EPERM)),
      ...(options.fork ? [] : [jumpIfAnyBit(CLONE_THREAD, 1, 0), answer(verdict.errno(errno.EPERM))]),
    ]),
    ...checkCall('socket', architecture, checkSocket(options.sockets)),
    ...(options.sockets === 'internet' ? [] : checkCall('socketpair', architecture, streamsOf(family.unix))),
    ...(options.sockets === 'tcp' ? fastOpenCalls.flatMap(([name, flags]) => checkCall(name, architecture, refuseFastOpen(flags))) : []),
    answer(verdict.allow),
  ])
}

function refuseCalls(names: readonly Syscall[], architecture: Architecture, error: number): Instruction[] {
  const numbers = names.map((name) => findSyscallNumber(name, architecture)).filter((number) => number !== undefined)
  if (numbers.length === 0) return []
  // Each comparison jumps over the rest of them and over the way out.
  return [...numbers.map((number, index) => jumpIfEqual(number, numbers.length - index, 0)), jump(1), answer(verdict.errno(error))]
}

/** Runs `check` for one system call; what gets through it is allowed. */
function checkCall(name: Syscall, architecture: Architecture, check: readonly Instruction[]): Instruction[] {
  const number = findSyscallNumber(name, architecture)
  if (number === undefined) return []
  return [jumpIfEqual(number, 0, check.length + 1), ...check, answer(verdict.allow)]
}

function checkSocket(sockets: FilterOptions['sockets']): Instruction[] {
  const refused = answer(verdict.errno(errno.EAFNOSUPPORT))
  switch (sockets) {
    case 'none':
      return [refused]
    case 'unix':
      return streamsOf(family.unix)
    case 'tcp':
      // Protocol 6 is TCP and 0 the usual one; multipath TCP, SCTP and SMC are streams as well.
      return [...streamsOf(family.internet), load(dataOffset.argument(2)), jumpIfEqual(0, 2, 0), jumpIfEqual(6, 1, 0), refused]
    case 'internet':
      return [
        load(dataOffset.argument(0)),
        jumpIfEqual(family.unix, 10, 0),
        jumpIfEqual(family.netlink, 6, 0),
        jumpIfEqual(family.internet, 1, 0),
        jumpIfEqual(family.internet6, 0, 6),
        load(dataOffset.argument(1)),
        keepBits(socketType.mask),
        jumpIfEqual(socketType.stream, 4, 0),
        jumpIfEqual(socketType.datagram, 3, 2),
        load(dataOffset.argument(2)), // netlink's protocol; 0 is the one about routes
        jumpIfEqual(0, 1, 0),
        refused,
      ]
  }
}

/** Refuses what is no stream of the family, and goes on behind its last instruction. */
function streamsOf(wanted: number): Instruction[] {
  return [
    load(dataOffset.argument(0)),
    jumpIfEqual(wanted, 0, 3),
    load(dataOffset.argument(1)),
    keepBits(socketType.mask),
    jumpIfEqual(socketType.stream, 1, 0),
    answer(verdict.errno(errno.EAFNOSUPPORT)),
  ]
}

/** Landlock looks at connect alone. */
function refuseFastOpen(flagsArgument: number): Instruction[] {
  return [load(dataOffset.argument(flagsArgument)), jumpIfAnyBit(MSG_FASTOPEN, 0, 1), answer(verdict.errno(errno.EPERM))]
}
