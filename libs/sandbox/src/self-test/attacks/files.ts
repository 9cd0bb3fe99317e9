import type { Attack } from '../attack.ts'

const files = { script: 2, process: 2 } as const

const fill = (folder: string) => `
import os, tempfile
folder = ${folder}
names = []
try:
    for index in range(40):
        descriptor, name = tempfile.mkstemp(dir=folder)
        names.append(name)
        with os.fdopen(descriptor, 'wb') as file: file.write(bytes(1 << 20))
    print('REACHED')
finally:
    for name in names: os.unlink(name)
`

export const fileAttacks: readonly Attack[] = [
  { name: 'read-secret', tries: 'reads a file of the user', program: "if open(scene['secretFile']).read(): print('REACHED')", containedFrom: files },
  { name: 'read-accounts', tries: 'reads the accounts of the machine', program: "if 'root:' in open('/etc/passwd').read(): print('REACHED')", containedFrom: files },
  { name: 'read-shadow', tries: 'reads the passwords of the machine', program: "if open('/etc/shadow').read(): print('REACHED')", containedFrom: files },
  {
    name: 'write-outside',
    tries: 'makes a file in a folder that anyone may change',
    program: "open(scene['folder'] + '/made.txt', 'w').write('x')\nprint('REACHED')",
    containedFrom: files,
  },
  {
    name: 'delete-outside',
    tries: 'replaces a file in a folder that anyone may change',
    program: "import os\nos.rename(scene['folder'] + '/victim.txt', scene['folder'] + '/moved.txt')\nos.rename(scene['folder'] + '/moved.txt', scene['folder'] + '/victim.txt')\nprint('REACHED')",
    containedFrom: files,
  },
  {
    name: 'fill-disk-one-file',
    tries: 'writes a file of 32 MiB, four times what is allowed',
    program: `
import os, tempfile
with tempfile.NamedTemporaryFile(dir=os.environ['TMPDIR']) as file:
    for _ in range(32): file.write(bytes(1 << 20))
    file.flush()
    print('REACHED')
`,
    containedFrom: { script: 0, process: 0 },
  },
  { name: 'fill-disk-many-files', tries: 'writes 40 files of 1 MiB where 16 MiB are allowed', program: fill("os.environ['TMPDIR']"), containedFrom: { script: 2, process: 3 } },
  { name: 'fill-shared-memory', tries: 'writes 40 MiB to /dev/shm where 16 MiB are allowed', program: fill("'/dev/shm'"), containedFrom: files },
]
