import { expect, test } from 'vitest'
import { parseRequirements, readScriptRequirements } from '@naturalcad/sandbox'

test('names, versions, extras, markers and hashes are read, comments and folded lines as well', () => {
  const text = `\uFEFF# for the app
numpy==2.3.1
 requests[socks, use_chardet_on_py3] >= 2.31, <3   # http
gradio ~= 6.31.0 ; python_version >= "3.10" and sys_platform != 'win32'
torch (>=2.0)
--prefer-binary
six==1.17.0 \\
  --hash=sha256:${'a'.repeat(64)}
zope.interface\r\nlast`
  expect(parseRequirements(text)).toEqual([
    'numpy==2.3.1',
    'requests[socks, use_chardet_on_py3] >= 2.31, <3',
    `gradio ~= 6.31.0 ; python_version >= "3.10" and sys_platform != 'win32'`,
    'torch (>=2.0)',
    `six==1.17.0 --hash=sha256:${'a'.repeat(64)}`,
    'zope.interface',
    'last',
  ])
})

test.each([
  ['-e .', 'editable'], ['--editable=git+https://host/x', 'editable'], ['-i https://host/simple', 'another index'], ['--index-url=https://host/simple', 'another index'],
  ['--extra-index-url https://host/simple', 'another index'], ['--find-links /etc', 'another index'], ['-f /etc', 'another index'], ['--trusted-host host', 'another index'],
  ['-r /etc/passwd', 'another file'], ['-r../../etc/passwd', 'another file'], ['--requirement=/etc/passwd', 'another file'], ['-c /etc/passwd', 'another file'],
  ['--no-binary :all:', 'not supported'], ['--config-settings x=y', 'not supported'], ['-ihttps://host', 'not supported'],
  ['git+ssh://git@host/x.git', 'address'], ['git+https://host/x.git@main#egg=x', 'address'], ['x @ file:///etc/passwd', 'address'], ['x@https://host/x.whl', 'address'],
  ['https://host/x-1.0-py3-none-any.whl', 'address'], ['file:///etc/passwd', 'address'],
  ['/etc/passwd', 'a file'], ['./x', 'a file'], ['../x', 'a file'], ['~/x', 'a file'], ['x-1.0-py3-none-any.whl', 'a file'], ['x.tar.gz', 'a file'], ['C:\\x', 'a file'],
  ['six --global-option="x"', 'option'], ['six --config-settings=x=y', 'option'], ['six ; python_version > "3" --hash=md5:00', 'option'],
  ['${HOME}', 'no requirement'], ['six==${HOME}', 'no requirement'], ['six; import os', 'no requirement'], ['six six', 'no requirement'], ['six\0', 'no requirement'], ['-', 'not supported'], ['six;', 'no requirement'], [`six==${'1'.repeat(3000)}`, 'no requirement'],
])('%s is refused, with the reason', (line, reason) => {
  expect(() => parseRequirements(`numpy\n${line}`)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST', message: expect.stringContaining(reason) }))
})

test('other files are read where the caller has them, each once, and never from outside', () => {
  const files: Record<string, string> = { 'requirements/base.txt': 'six\n-r more.txt', 'requirements/more.txt': 'numpy\n-r base.txt' }
  const include = (path: string) => files[path]
  expect(parseRequirements('-r requirements/base.txt\ntorch', { include })).toEqual(['six', 'numpy', 'torch'])
  for (const line of ['-r ../x.txt', '-r /etc/passwd', '-r requirements/../../x.txt']) expect(() => parseRequirements(line, { include })).toThrow('names another file')
  expect(() => parseRequirements('-r none.txt', { include })).toThrow('is not there')
  expect(() => parseRequirements('-c requirements/more.txt', { include })).toThrow('constraints')
})

test('the message names the text, the line and the words', () => {
  expect(() => parseRequirements('six\n\n-e .', { name: 'app/requirements.txt' })).toThrow('app/requirements.txt, line 3: "-e ." asks for an editable install, which is source')
})

test('a script tells what it needs', () => {
  const script = `#!/usr/bin/env -S uv run\n# /// script\n# requires-python = ">=3.10"\n# dependencies = [\n#   "six==1.17.0",\n#   "requests<3; python_version > '3.8'",\n# ]\n#\n# [tool.uv]\n# x = 1\n# ///\nprint(1)\n`
  expect(readScriptRequirements(script)).toEqual(['six==1.17.0', "requests<3; python_version > '3.8'"])
  expect(readScriptRequirements(script.replaceAll('\n', '\r\n'))).toHaveLength(2)
  expect(readScriptRequirements('# /// script\n# dependencies = ["six"]\nprint(1)\n# ///\n')).toEqual([])
  expect(readScriptRequirements('print("# /// script")\n')).toEqual([])
  expect(readScriptRequirements('# /// script\n# requires-python = ">=3.10"\n# ///\n')).toEqual([])
})

test.each([
  ['# /// script\n# dependencies = ["x @ file:///etc/passwd"]\n# ///\n', 'address'],
  ['# /// script\n# dependencies = ["six"\n# ///\n', 'no TOML'],
  ['# /// script\n# dependencies = "six"\n# ///\n', 'no list'],
  ['# /// script\n# dependencies = []\n# ///\n\n# /// script\n# dependencies = []\n# ///\n', 'more than one'],
])('a script that cannot be read is refused: %j', (script, reason) => {
  expect(() => readScriptRequirements(script)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST', message: expect.stringContaining(reason) }))
})
