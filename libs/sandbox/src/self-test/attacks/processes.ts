import type { Attack } from '../attack.ts'

const everywhere = { script: 1, process: 1 } as const

export const processAttacks: readonly Attack[] = [
  {
    name: 'read-environment',
    tries: "reads another process's environment",
    program: `
import os
for name in os.listdir('/proc'):
    if not name.isdigit(): continue
    try:
        if b'NATURALCAD_SECRET=' in open(f'/proc/{name}/environ', 'rb').read():
            print('REACHED')
            break
    except OSError: pass
`,
    containedFrom: { script: 2, process: 2 },
  },
  { name: 'signal', tries: 'may signal another process', program: "import os\nos.kill(scene['victimPid'], 0)\nprint('REACHED')", containedFrom: everywhere },
  {
    name: 'thread-signal',
    tries: 'may signal a thread of another process',
    program: "import ctypes, platform\nnumber = 234 if platform.machine() == 'x86_64' else 131\nif ctypes.CDLL(None).syscall(number, scene['victimPid'], scene['victimPid'], 0) == 0: print('REACHED')",
    containedFrom: everywhere,
  },
  { name: 'execute', tries: 'becomes another program', program: "import os\nos.execv('/bin/echo', ['echo', 'REACHED'])", containedFrom: { script: 1 } },
  {
    name: 'fork-bomb',
    tries: 'starts 64 processes where 24 are allowed',
    program: `
import os, signal, time
children = []
try:
    for _ in range(64):
        child = os.fork()
        if child == 0:
            time.sleep(20)
            os._exit(0)
        children.append(child)
    print('REACHED')
finally:
    for child in children: os.kill(child, signal.SIGKILL)
`,
    containedFrom: { script: 0, process: 0 },
  },
  {
    name: 'daemon',
    tries: 'lives on after its end, in a session of its own',
    program: `
import os, sys, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(1.5)
        os.write(1, b'REACHED\\n')
    os._exit(0)
os.wait()
`,
    containedFrom: everywhere,
  },
]
