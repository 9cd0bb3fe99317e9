import type { Attack } from '../attack.ts'

export const resourceAttacks: readonly Attack[] = [
  {
    name: 'memory-one-process',
    tries: 'holds 512 MiB where 256 are allowed',
    program: "import time\nheld = b'x' * (512 << 20)\ntime.sleep(2)\nprint('REACHED')",
    containedFrom: { script: 0, process: 0 },
  },
  {
    name: 'memory-many-processes',
    tries: 'holds 6 times 80 MiB where 256 are allowed',
    program: `
import os, time
children = []
for _ in range(6):
    child = os.fork()
    if child == 0:
        held = b'x' * (80 << 20)
        time.sleep(3)
        os._exit(0)
    children.append(child)
if all(os.waitpid(child, 0)[1] == 0 for child in children): print('REACHED')
`,
    containedFrom: { script: 1, process: 0 },
  },
  {
    name: 'endless-loop',
    tries: 'computes for 3 s where 1 s is allowed',
    program: "import time\nend = time.monotonic() + 3\nwhile time.monotonic() < end: pass\nprint('REACHED')",
    containedFrom: { script: 0, process: 0 },
    deadlineMs: 1000,
  },
  {
    name: 'sleep',
    tries: 'sleeps for 3 s where 1 s is allowed',
    program: "import time\ntime.sleep(3)\nprint('REACHED')",
    containedFrom: { script: 0, process: 0 },
    deadlineMs: 1000,
  },
  {
    name: 'flood-output',
    tries: 'prints 4 MiB where 64 KiB are allowed',
    program: "import sys\nfor _ in range(64): sys.stdout.write('x' * (1 << 16))\nprint()\nprint('REACHED')",
    containedFrom: { script: 0, process: 0 },
  },
]
