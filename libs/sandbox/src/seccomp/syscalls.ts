import type { Architecture } from './architecture.ts'

/** Numbers on x86_64 and arm64, from the kernel's asm/unistd_64.h and asm-generic/unistd.h; undefined where the call does not exist. */
const numbers = {
  // reading or steering other processes
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  process_madvise: [440, 440],
  kcmp: [312, 272],
  pidfd_getfd: [438, 438],
  // the file tree
  mount: [165, 40],
  umount2: [166, 39],
  pivot_root: [155, 41],
  chroot: [161, 51],
  open_tree: [428, 428],
  move_mount: [429, 429],
  fsopen: [430, 430],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fspick: [433, 433],
  mount_setattr: [442, 442],
  open_tree_attr: [467, 467],
  name_to_handle_at: [303, 264],
  open_by_handle_at: [304, 265],
  fanotify_init: [300, 262],
  // namespaces
  unshare: [272, 97],
  setns: [308, 268],
  // large doors into the kernel
  bpf: [321, 280],
  perf_event_open: [298, 241],
  userfaultfd: [323, 282],
  add_key: [248, 217],
  request_key: [249, 218],
  keyctl: [250, 219],
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  personality: [135, 92],
  execveat: [322, 281],
  iopl: [172, undefined],
  ioperm: [173, undefined],
  modify_ldt: [154, undefined],
  // the machine itself
  settimeofday: [164, 170],
  clock_settime: [227, 112],
  clock_adjtime: [305, 266],
  adjtimex: [159, 171],
  sethostname: [170, 161],
  setdomainname: [171, 162],
  syslog: [103, 116],
  quotactl: [179, 60],
  quotactl_fd: [443, 443],
  acct: [163, 89],
  swapon: [167, 224],
  swapoff: [168, 225],
  reboot: [169, 142],
  vhangup: [153, 58],
  // decided by profile
  clone: [56, 220],
  clone3: [435, 435],
  fork: [57, undefined],
  vfork: [58, undefined],
  execve: [59, 221],
  setsid: [112, 157],
  setpgid: [109, 154],
  kill: [62, 129],
  tkill: [200, 130],
  tgkill: [234, 131],
  rt_sigqueueinfo: [129, 138],
  rt_tgsigqueueinfo: [297, 240],
  pidfd_send_signal: [424, 424],
  socket: [41, 198],
  socketpair: [53, 199],
  connect: [42, 203],
  bind: [49, 200],
  listen: [50, 201],
  sendto: [44, 206],
  sendmsg: [46, 211],
  sendmmsg: [307, 269],
} as const satisfies Record<string, readonly [x86_64: number, arm64: number | undefined]>

export type Syscall = keyof typeof numbers

export function findSyscallNumber(name: Syscall, architecture: Architecture): number | undefined {
  return numbers[name][architecture === 'x86_64' ? 0 : 1]
}

/** Refused under every filter. */
export const alwaysRefused: readonly Syscall[] = [
  'ptrace', 'process_vm_readv', 'process_vm_writev', 'process_madvise', 'kcmp', 'pidfd_getfd',
  'mount', 'umount2', 'pivot_root', 'chroot', 'open_tree', 'move_mount', 'fsopen', 'fsconfig', 'fsmount', 'fspick', 'mount_setattr', 'open_tree_attr',
  'name_to_handle_at', 'open_by_handle_at', 'fanotify_init', 'unshare', 'setns',
  'bpf', 'perf_event_open', 'userfaultfd', 'add_key', 'request_key', 'keyctl', 'io_uring_setup', 'io_uring_enter', 'io_uring_register',
  'init_module', 'finit_module', 'delete_module', 'kexec_load', 'kexec_file_load', 'personality', 'execveat', 'iopl', 'ioperm', 'modify_ldt',
  'settimeofday', 'clock_settime', 'clock_adjtime', 'adjtimex', 'sethostname', 'setdomainname', 'syslog', 'quotactl', 'quotactl_fd', 'acct',
  'swapon', 'swapoff', 'reboot', 'vhangup',
]

export const signalCalls: readonly Syscall[] = ['kill', 'tkill', 'tgkill', 'rt_sigqueueinfo', 'rt_tgsigqueueinfo', 'pidfd_send_signal']
