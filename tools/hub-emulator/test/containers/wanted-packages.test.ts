import { expect, test } from 'vitest'
import { simpleCommands } from '../../src/containers/packages/shell-words.ts'
import { wantedPackages } from '../../src/containers/packages/wanted-packages.ts'

const script = '# /// script\n# dependencies = ["six==1.17.0", "idna"]\n# ///\n'
const files: Record<string, string> = { '/data/script.py': script, 'app.py': 'print(1)', 'requirements.txt': 'numpy\n-r more/all.txt', 'more/all.txt': 'torch' }
const wanted = (...command: string[]) => wantedPackages(command, (path) => files[path])

test.each<[string[], string[][]]>([
  [['uv', 'run', '/data/script.py', '--with', 'no'], [['six==1.17.0', 'idna']]],
  [['uv', 'run', '--with', 'requests>=2,<3', '--with=a[x,y],b', '-w', 'c', '--python', '3.12', 'app.py'], [['requests>=2,<3', 'a[x,y]', 'b', 'c']]],
  [['uv', 'run', '--no-project', '-q', '--with', 'a', 'python', '-c', 'import a'], [['a']]],
  [['uv', 'run', '--with-requirements', 'requirements.txt', 'app.py'], [['numpy', 'torch']]],
  [['uv', 'run', '-s', '/data/script.py'], [['six==1.17.0', 'idna']]],
  [['uv', 'run', 'app.py'], []],
  [['uv', 'run', 'https://host/script.py'], []],
  [['uvx', 'ruff@0.9.1', 'check'], [['ruff==0.9.1']]],
  [['uvx', '--from', 'huggingface_hub[cli]', '--with', 'a', 'hf', 'auth'], [['huggingface_hub[cli]', 'a']]],
  [['uv', 'tool', 'run', 'ruff'], [['ruff']]],
  [['/usr/bin/pip', 'install', '-U', '--index-url', 'https://host', 'a', './local', '-e', '.', '-r', 'requirements.txt', 'git+https://host/x'], [['a', 'numpy', 'torch']]],
  [['python3', '-m', 'pip', 'install', 'a==1'], [['a==1']]],
  [['uv', 'pip', 'install', '--system', '-rrequirements.txt'], [['numpy', 'torch']]],
  [['bash', '-lc', 'set -e; A=1 pip install "a>=2" b && (uv run --with \'c\' app.py) | cat # pip install no\nuvx d'], [['a>=2', 'b'], ['c'], ['d']]],
  [['sh', '-c', 'echo pip install a'], []],
  [['python', 'app.py', 'pip', 'install', 'a'], []],
  [['uv'], []],
  [['pip', 'install', '-r', 'none.txt', '-r'], []],
])('%j wants %j', (command, packages) => {
  expect(wanted(...command)).toEqual(packages)
})

test('what uv could not take from the index is refused before anything starts', () => {
  expect(() => wanted('uv', 'run', '--with', 'git+ssh://git@host/x', 'app.py')).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST', message: expect.stringContaining('--with') }))
  expect(() => wantedPackages(['uv', 'run', 'x.py'], () => '# /// script\n# dependencies = ["x @ file:///etc/passwd"]\n# ///\n')).toThrow('address')
})

test('words are those of a shell', () => {
  expect(simpleCommands(['sh', '-c', `a "b c"'d' \\e f\\\ng "h;\\"i" j#k ';' ; l`])).toEqual([['a', 'b cd', 'e', 'fg', 'h;"i', 'j#k', ';'], ['l']])
  expect(simpleCommands(['sh', '-c'])).toEqual([['sh', '-c']])
})
