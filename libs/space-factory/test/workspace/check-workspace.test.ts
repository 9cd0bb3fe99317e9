import { checkWorkspace, type CheckWorkspaceOptions, generateSpace, type WorkspaceEntry, type WorkspaceReport } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { allTemplateOptions, createTemplateOptions } from '../support/template-options.ts'

const encoder = new TextEncoder()
const file = (path: string, content: string | Uint8Array): WorkspaceEntry => ({ kind: 'file', path, bytes: typeof content === 'string' ? encoder.encode(content) : content })
const good = (hardware = 'cpu-basic') => Object.fromEntries(generateSpace(createTemplateOptions({ hardware })).files.map(({ path, text }) => [path, text]))

/** A good workspace with some files put in or changed. */
function check(changes: Record<string, string | Uint8Array>, options: Partial<CheckWorkspaceOptions> = {}, more: WorkspaceEntry[] = []): WorkspaceReport {
  const hardware = options.hardware ?? 'cpu-basic'
  const entries = Object.entries({ ...good(hardware), ...changes }).map(([path, content]) => file(path, content))
  return checkWorkspace([...entries, ...more], { hardware, ...options })
}
const brief = ({ findings }: WorkspaceReport) => findings.map(({ ruleId, path, line }) => `${ruleId} ${path}${line === null ? '' : `:${line}`}`)
const withApp = (lines: string, hardware = 'cpu-basic') => ({ 'app.py': `${good(hardware)['app.py']}${lines}` })
const appLines = (hardware = 'cpu-basic') => (good(hardware)['app.py'] ?? '').split('\n').length

test.each(allTemplateOptions)('accepts what the template $template writes for $task on $hardware', (options) => {
  const entries = generateSpace(options).files.map(({ path, text }) => file(path, text))
  expect(checkWorkspace(entries, { hardware: options.hardware })).toMatchObject({ verdict: 'accept', findings: [] })
})

test('keeps packages in folders', () => {
  const report = check({ 'longcat_video/__init__.py': '', 'longcat_video/models/dit/block.py': 'x = 1\n', 'assets/a.txt': 'a' })
  expect(report.verdict).toBe('accept')
  expect(report.files.map(({ path }) => path)).toEqual(['README.md', 'app.py', 'assets/a.txt', 'longcat_video/__init__.py', 'longcat_video/models/dit/block.py', 'requirements.txt'])
})

test.each<[string, string]>([
  ['../a.txt', 'PATH_UNSAFE'],
  ['/a.txt', 'PATH_UNSAFE'],
  ['C:/a.txt', 'PATH_UNSAFE'],
  ['a\\b.txt', 'PATH_UNSAFE'],
  ['a//b.txt', 'PATH_UNSAFE'],
  ['a/./b.txt', 'PATH_UNSAFE'],
  ['a\u202eb.txt', 'PATH_UNSAFE'],
  ['a\nb.txt', 'PATH_UNSAFE'],
  ['e\u0301.txt', 'PATH_UNSAFE'],
  ['nul.txt', 'PATH_UNSAFE'],
  ['a./b.txt', 'PATH_UNSAFE'],
  ['x'.repeat(251), 'PATH_UNSAFE'],
  ['.env', 'PATH_HIDDEN'],
  ['.git/config', 'PATH_HIDDEN'],
  ['a/.huggingface/token', 'PATH_HIDDEN'],
  ['App.py', 'PATH_CLASH'],
  ['weights.safetensors', 'BINARY'],
  ['a/model.PKL', 'BINARY'],
  ['lib.so', 'BINARY'],
])('refuses the path %j with %s', (path, ruleId) => {
  const report = check({ [path]: 'text' })
  expect(report.verdict).toBe('refuse')
  expect(report.findings.map((one) => one.ruleId)).toEqual([ruleId])
})

test.each(['.gitattributes', '.gitignore', 'Größe.txt', 'a-b_c.1/d e.txt', 'x'.repeat(250), 'nullable.txt'])('takes the path %j', (path) => {
  expect(check({ [path]: 'text' }).findings).toEqual([])
})

test('refuses links, pipes and what was too large to read', () => {
  const more: WorkspaceEntry[] = [{ kind: 'link', path: 'a' }, { kind: 'special', path: 'b' }, { kind: 'too-large', path: 'c', size: 5e9 }]
  expect(brief(check({}, {}, more))).toEqual(['WORKSPACE_TOO_LARGE .', 'LINK a', 'SPECIAL_FILE b', 'FILE_TOO_LARGE c'])
})

test.each<[string, number[]]>([
  ['ELF', [0x7f, 0x45, 0x4c, 0x46, 0]],
  ['Windows', [0x4d, 0x5a, 0x90, 0]],
  ['zip', [0x50, 0x4b, 3, 4, 0]],
  ['gzip', [0x1f, 0x8b, 8, 0]],
])('refuses %s under any name', (_, bytes) => {
  expect(brief(check({ 'picture.png': new Uint8Array(bytes) }))).toEqual(['BINARY picture.png'])
})

test('takes a small picture, and a text that begins like a program', () => {
  expect(check({ 'a.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]), 'b.txt': 'MZ is short for megazoid' }).findings).toEqual([])
})

test('draws the line at sizes and counts', () => {
  const limits = { maxBinaryBytes: 10, maxTextBytes: 5000, maxFiles: 5, maxTotalBytes: 9000 }
  expect(check({ a: new Uint8Array(10), b: 'x'.repeat(5000) }, { limits }).findings).toEqual([])
  expect(brief(check({ a: new Uint8Array(11), b: 'x'.repeat(5001) }, { limits }))).toEqual(['FILE_TOO_LARGE a', 'FILE_TOO_LARGE b'])
  expect(brief(check({ a: 'a', b: 'b', c: 'c' }, { limits }))).toEqual(['TOO_MANY_FILES .'])
  expect(brief(check({ a: 'x'.repeat(4900), b: 'x'.repeat(4900) }, { limits }))).toEqual(['WORKSPACE_TOO_LARGE .'])
})

test('finds secrets with their line, and never says them', () => {
  const token = `hf_${'aBcDeFgHiJkLmNoPqRsTuVwXyZ01234567'.slice(0, 34)}`
  const known = 'a-word-of-the-run'
  const report = check({ 'notes.txt': `one\ntwo ${token}\n`, 'package/b.txt': btoa(known), [`${token}.txt`]: 'x' }, { secrets: [known] })
  expect(report.findings.map(({ ruleId, line }) => [ruleId, line])).toEqual(expect.arrayContaining([['SECRET', 2], ['SECRET', 1], ['SECRET', null]]))
  expect(JSON.stringify(report.findings)).not.toContain(token)
})

test.each<[string, string | undefined, string]>([
  ['numpy==2.3.1', undefined, 'cpu-basic'],
  ['numpy==2.3.1 # the one', undefined, 'cpu-basic'],
  ['uvloop==0.21.0; sys_platform != "win32"', undefined, 'cpu-basic'],
  ['transformers[torch]==5.23.0', undefined, 'cpu-basic'],
  ['torch', undefined, 'zero-a10g'],
  ['torch==2.9.1', undefined, 'zero-a10g'],
  ['torch==2.6.0', undefined, 'cpu-basic'],
  ['torch==2.6.0', 'REQUIREMENT_TORCH', 'zero-a10g'],
  ['torch>=2', 'REQUIREMENT_UNPINNED', 'zero-a10g'],
  ['numpy', 'REQUIREMENT_UNPINNED', 'cpu-basic'],
  ['numpy>=2', 'REQUIREMENT_UNPINNED', 'cpu-basic'],
  ['numpy~=2.3', 'REQUIREMENT_UNPINNED', 'cpu-basic'],
  ['numpy==2.*', 'REQUIREMENT_UNPINNED', 'cpu-basic'],
  ['numpy==2.3.1,<3', 'REQUIREMENT_UNPINNED', 'cpu-basic'],
  ['gradio==6.31.0', 'REQUIREMENT_OF_PLATFORM', 'cpu-basic'],
  ['Gradio_Client', 'REQUIREMENT_OF_PLATFORM', 'cpu-basic'],
  ['spaces', 'REQUIREMENT_OF_PLATFORM', 'cpu-basic'],
  ['huggingface_hub==1.0', 'REQUIREMENT_OF_PLATFORM', 'cpu-basic'],
  ['flash_attn==2.7.4.post1', 'REQUIREMENT_NO_BUILD', 'cpu-basic'],
  ['git+https://example.com/a/b', 'REQUIREMENT_UNREADABLE', 'cpu-basic'],
  ['a @ https://example.com/a.whl', 'REQUIREMENT_UNREADABLE', 'cpu-basic'],
  ['https://example.com/a.whl', 'REQUIREMENT_UNREADABLE', 'cpu-basic'],
  ['--extra-index-url https://example.com', 'REQUIREMENT_UNREADABLE', 'cpu-basic'],
  ['-i https://example.com', 'REQUIREMENT_UNREADABLE', 'cpu-basic'],
  ['-r other.txt', 'REQUIREMENT_UNREADABLE', 'cpu-basic'],
  ['-e .', 'REQUIREMENT_UNREADABLE', 'cpu-basic'],
  ['./wheel', 'REQUIREMENT_UNREADABLE', 'cpu-basic'],
  ['--no-cache-dir', 'REQUIREMENT_UNREADABLE', 'cpu-basic'],
])('judges the requirement %s with %s on %s', (line, ruleId, hardware) => {
  const report = check({ 'requirements.txt': `# packages\n\n${line}\n` }, { hardware })
  expect(brief(report)).toEqual(ruleId === undefined ? [] : [`${ruleId} requirements.txt:3`])
})

test('does not repeat the password of an index', () => {
  const report = check({ 'requirements.txt': '--extra-index-url https://user:pass-word-1@example.com\n' })
  expect(report.verdict).toBe('refuse')
  expect(JSON.stringify(report.findings)).not.toContain('pass-word-1')
})

test('says that a package is named twice', () => {
  const report = check({ 'requirements.txt': 'numpy==1.0\nNumPy==1.0\n' })
  expect([report.verdict, ...brief(report)]).toEqual(['accept', 'REQUIREMENT_TWICE requirements.txt:2'])
})

test('reads system packages as names', () => {
  expect(brief(check({ 'packages.txt': 'ffmpeg\n# more\nlibgl1\n' }))).toEqual([])
  expect(brief(check({ 'packages.txt': 'ffmpeg\n-o Option=x\nffmpeg; reboot\n' }))).toEqual(['SYSTEM_PACKAGE packages.txt:2', 'SYSTEM_PACKAGE packages.txt:3'])
})

test.each<[string, string[], string]>([
  ['sdk: gradio\nsdk_version: 6.31.0', [], 'zero-a10g'],
  ['sdk: gradio\nsdk_version: 5.0.0\npython_version: "3.10"', [], 'zero-a10g'],
  ['sdk: gradio\nsdk_version: 5.0.0\npython_version: "3.11"', ['CARD_FIELD README.md:4'], 'zero-a10g'],
  ['sdk: gradio\nsdk_version: 5.0.0\npython_version: "3.11"', [], 'cpu-basic'],
  ['sdk: gradio\nsdk_version: 5.10', ['CARD_FIELD README.md:3'], 'cpu-basic'],
  ['sdk: gradio\nsdk_version: "5.10"', [], 'cpu-basic'],
  ['sdk: gradio\nsdk_version: 5.0.0\npython_version: 3.10', ['CARD_FIELD README.md:4'], 'cpu-basic'],
  ['sdk: docker\nsdk_version: 6.31.0', ['CARD_FIELD README.md:2'], 'cpu-basic'],
  ['sdk: gradio', ['CARD_FIELD README.md:1'], 'cpu-basic'],
  ['sdk: gradio\nsdk_version: 3.50.2', ['CARD_FIELD README.md:3'], 'cpu-basic'],
  ['sdk: gradio\nsdk_version: 6.31.0\ncolorFrom: orange', ['CARD_FIELD README.md:4'], 'cpu-basic'],
  [`sdk: gradio\nsdk_version: 6.31.0\nshort_description: ${'x'.repeat(60)}`, [], 'cpu-basic'],
  [`sdk: gradio\nsdk_version: 6.31.0\nshort_description: ${'x'.repeat(61)}`, ['CARD_FIELD README.md:4'], 'cpu-basic'],
  ['sdk: gradio\nsdk_version: 6.31.0\nhardware: t4-small', ['CARD_FIELD README.md:4'], 'cpu-basic'],
  ['sdk: gradio\nsdk_version: 6.31.0\nhf_oauth: true', ['CARD_FIELD README.md:4'], 'cpu-basic'],
  ['sdk: gradio\nsdk_version: 6.31.0\napp_file: main.py', ['APP_MISSING main.py'], 'cpu-basic'],
  ['sdk: gradio\nsdk_version: 6.31.0\napp_file: run.sh', ['CARD_FIELD README.md:4'], 'cpu-basic'],
  ['sdk: [', ['CARD_UNREADABLE README.md:1'], 'cpu-basic'],
  ['- a list', ['CARD_UNREADABLE README.md:1'], 'cpu-basic'],
  ['a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]', ['CARD_UNREADABLE README.md:1'], 'cpu-basic'],
])('judges the front matter %j', (yaml, expected, hardware) => {
  expect(brief(check({ 'README.md': `---\n${yaml}\n---\n# Title\n` }, { hardware }))).toEqual(expected)
})

test('misses a README, its front matter and an app', () => {
  expect(brief(check({ 'README.md': '# Title' }))).toEqual(['CARD_UNREADABLE README.md:1'])
  expect(brief(checkWorkspace([], { hardware: 'cpu-basic' }))).toEqual(['CARD_MISSING README.md', 'APP_MISSING app.py'])
})

test.each<[string, string]>([
  ['eval("1")', 'DYNAMIC_CODE'],
  ['exec(x)', 'DYNAMIC_CODE'],
  ['import subprocess; subprocess.run(["pip", "install", "flash-attn"])', 'INSTALL_AT_RUNTIME'],
  ['os.system("apt-get install -y ffmpeg")', 'INSTALL_AT_RUNTIME'],
  ['demo.launch(share=True)', 'PUBLIC_TUNNEL'],
  ['gr.Interface(len, "text", "text").launch(share=True)', 'PUBLIC_TUNNEL'],
  ['AutoModel.from_pretrained(MODEL_ID, trust_remote_code=True)', 'REMOTE_CODE'],
  ['print(os.environ)', 'ENVIRONMENT_EXPOSED'],
  ['x = {**os.environ}', 'ENVIRONMENT_EXPOSED'],
  ['x = os.environ.copy()', 'ENVIRONMENT_EXPOSED'],
  ['for name, value in os.environ.items(): print(value)', 'ENVIRONMENT_EXPOSED'],
  ['def broken(:', 'PYTHON_SYNTAX'],
  ['x = "a\u202eb"', 'PYTHON_TEXT'],
])('refuses %j in an app with %s, at its line', (code, ruleId) => {
  const report = check(withApp(`${code}\n`))
  expect(report.verdict).toBe('refuse')
  expect(brief(report)).toEqual([`${ruleId} app.py:${appLines()}`])
})

test.each<[string, string]>([
  ['import subprocess; subprocess.run(["ffmpeg", "-version"])', 'STARTS_PROCESS'],
  ['torch.load("x", weights_only=False)', 'UNSAFE_LOAD'],
  ['def f[T](x: T): return x', 'PYTHON_NOT_JUDGED'],
])('warns of %j with %s', (code, ruleId) => {
  const report = check(withApp(`${code}\n`))
  expect([report.verdict, ...brief(report)]).toEqual(['accept', `${ruleId} app.py:${appLines()}`])
})

test.each([
  'x = os.environ["A"]',
  'x = os.environ.get("A")',
  'x = "A" in os.environ',
  'AutoModel.from_pretrained(MODEL_ID, revision=REVISION, trust_remote_code=True)',
  'demo.launch(share=False)',
  'model.eval()',
  'torch.load("x", weights_only=True)',
  'def stream(x):\n    for y in x:\n        yield y\n    yield\n    z = yield from x\n    return (yield not z)',
  'async def f(x):\n    async with x as y:\n        async for z in await y:\n            w = 1 + await z.a(await y)',
  'def f():\n    text = "yield and await # no comment"\n    return \'\'\'it\'s async def\'\'\', "\\" yield"  # yield',
  'def f(a):\n    return a.yielding, a.awaits',
])('takes %j', (code) => {
  expect(check(withApp(`${code}\n`)).findings).toEqual([])
})

test('an app that nothing starts is none, whatever else it runs', () => {
  const app = (good()['app.py'] ?? '').replace('demo.launch', 'session.run')
  expect(brief(check({ 'app.py': app }))).toEqual(['NO_LAUNCH app.py'])
})

test('leaves syntax that it cannot read in a package to a person', () => {
  const report = check({ 'package/a.py': 'x = "\\d"\n' })
  expect([report.verdict, ...brief(report)]).toEqual(['accept', 'PYTHON_NOT_JUDGED package/a.py:1'])
})

test('holds an app for ZeroGPU to its rules', () => {
  const hardware = 'zero-a10g'
  const app = good(hardware)['app.py'] ?? ''
  const late = app.replace('import spaces', 'import torch\nimport spaces')
  expect(brief(check({ 'app.py': late }, { hardware }))).toEqual([`SPACES_AFTER_TORCH app.py:${late.split('\n').findIndex((line) => line.startsWith('import spaces')) + 1}`])
  expect(brief(check({ 'app.py': app.replace(/@spaces\.GPU.*\n/, '') }, { hardware }))).toEqual(['NO_GPU_FUNCTION app.py'])
  expect(brief(check({ 'app.py': `${app}torch.compile(model)\n` }, { hardware }))).toEqual([`TORCH_COMPILE app.py:${appLines(hardware)}`])
  expect(brief(check(withApp('torch.compile(model)\n')))).toEqual([])
})

test('misses a start and a health answer', () => {
  expect(brief(check({ 'app.py': 'x = 1\n' }))).toEqual(['NO_LAUNCH app.py', 'NO_HEALTH app.py'])
})

test('finds them in a module of the app', () => {
  expect(check({ 'app.py': 'import page\n', 'page.py': good()['app.py'] ?? '' }).findings).toEqual([])
})

test('a file that is no UTF-8 is no Python', () => {
  expect(brief(check({ 'package/a.py': new Uint8Array([0x78, 0xff, 0xfe]) }))).toEqual(['PYTHON_TEXT package/a.py'])
})

test('a hostile file takes no time', () => {
  const hostile = { 'package/a.py': `x = ${'('.repeat(400_000)}`, 'package/b.py': '"'.repeat(500_000), 'package/c.py': 'yield '.repeat(100_000), 'requirements.txt': `a${' '.repeat(300_000)}b` }
  expect(check(hostile).verdict).toBe('refuse')
})

test('a secret in a file that is no text is found too', () => {
  const bytes = Buffer.concat([Buffer.from([0, 1, 2, 255]), Buffer.from('the-secret-of-this-run'), Buffer.from([0])])
  expect(brief(check({ 'logo.dat': bytes }, { secrets: ['the-secret-of-this-run'] }))).toEqual(['SECRET logo.dat'])
})
