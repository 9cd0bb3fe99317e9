import { findSyscallNumber, type Syscall } from '../../seccomp/syscalls.ts'
import type { Attack } from '../attack.ts'

const everywhere = { script: 1, process: 1 } as const

/** The number is chosen inside, by the machine that runs it. */
function call(name: Syscall, args: string, before = ''): string {
  const number = `(${findSyscallNumber(name, 'x86_64')} if platform.machine() == 'x86_64' else ${findSyscallNumber(name, 'arm64')})`
  return `import ctypes, platform\nlibc = ctypes.CDLL(None)\n${before}if libc.syscall(${number}, ${args}) >= 0: print('REACHED')\n`
}

const userNamespace = 0x10000000
const mountNamespace = 0x00020000

export const kernelAttacks: readonly Attack[] = [
  { name: 'user-namespace', tries: 'becomes root of a namespace', program: call('unshare', String(userNamespace)), containedFrom: everywhere },
  {
    name: 'mount',
    tries: 'mounts a file system in a namespace of its own',
    program: call('mount', "b'tmpfs', b'/mnt', b'tmpfs', 0, None", `libc.unshare(${userNamespace | mountNamespace})\n`),
    containedFrom: everywhere,
  },
  {
    name: 'ptrace',
    tries: 'takes over another process',
    program: call('ptrace', "16, scene['victimPid'], None, None"), // attached until this one ends
    containedFrom: everywhere,
  },
  {
    name: 'read-memory',
    tries: 'asks for the memory of another process',
    program: call('process_vm_readv', "scene['victimPid'], None, 0, None, 0, 0"),
    containedFrom: everywhere,
  },
  { name: 'bpf', tries: 'makes a map of the BPF machine', program: call('bpf', '0, attributes, 72', 'attributes = (ctypes.c_uint32 * 18)(2, 4, 4, 1)\n'), containedFrom: everywhere },
  { name: 'io-uring', tries: 'opens a ring, whose calls no filter sees', program: call('io_uring_setup', '4, parameters', 'parameters = (ctypes.c_uint32 * 30)()\n'), containedFrom: everywhere },
  { name: 'keyring', tries: "adds a key to the user's keyring", program: call('add_key', "b'user', b'naturalcad-self-test', b'x', ctypes.c_size_t(1), -2"), containedFrom: everywhere },
  { name: 'personality', tries: 'turns the randomising of addresses off', program: call('personality', '0x0040000'), containedFrom: everywhere },
  { name: 'userfaultfd', tries: 'handles page faults of its own', program: call('userfaultfd', '1'), containedFrom: everywhere },
  {
    name: 'perf-event',
    tries: 'counts events of the processor',
    program: call('perf_event_open', 'attributes, 0, -1, -1, 0', 'attributes = (ctypes.c_uint32 * 32)(1, 128, 1, 0)\nattributes[10] = 0x61\n'),
    containedFrom: everywhere,
  },
]
