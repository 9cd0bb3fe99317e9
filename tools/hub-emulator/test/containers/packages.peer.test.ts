import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { containersForTest, newFolder } from '../support/containers.ts'

describePeer('python', 'packages in a container', (python) => {
  // Of all tests of this file: uv has 25 MB.
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hub-emulator-packages-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const containers = () => containersForTest({ python, packages: { folder } })
  const image = 'ghcr.io/astral-sh/uv:python3.12-bookworm'

  test('are there for a script that names them, under uv', async () => {
    const data = newFolder()
    chmodSync(data, 0o755)
    writeFileSync(join(data, 'script.py'), '# /// script\n# dependencies = ["six==1.17.0"]\n# ///\nimport six, sys\nprint(six.__version__, sys.argv[1:])\n')
    const { end, lines } = await containers().run(image, ['uv', 'run', '/data/script.py', 'given'], { readOnly: [{ from: data, to: '/data' }] })
    expect(lines).toContain("1.17.0 ['given']")
    expect(end).toEqual({ kind: 'exited', code: 0 })
  })

  test('are there for uv run --with, uv pip install and uvx', async () => {
    const { lines } = await containers().run(image, ['bash', '-c', `
uv run --with six==1.17.0 python -c 'import six; print("run", six.__version__)'
uv pip install idna==3.10 && python -c 'import idna; print("pip", idna.__version__)'
uvx --from build==1.2.2 pyproject-build --version`])
    expect(lines).toEqual(expect.arrayContaining(['run 1.17.0', 'pip 3.10', expect.stringContaining('build 1.2.2')]))
  })

  test('are there for pip install', async () => {
    const app = newFolder()
    chmodSync(app, 0o755)
    writeFileSync(join(app, 'requirements.txt'), 'six==1.17.0\n')
    const { end, lines } = await containers().run('python:3.12', ['bash', '-c', 'pip install -q -r requirements.txt idna==3.10 && python -c "import six, idna; print(six.__version__, idna.__version__)"'], {
      readOnly: [{ from: app, to: '/app' }],
      folder: '/app',
    })
    expect([lines.at(-1), end]).toEqual(['1.17.0 3.10', { kind: 'exited', code: 0 }])
  })

  test('that exist only as source keep the container from starting, and the error says so', async () => {
    await expect(containers().run(image, ['uv', 'run', '--with', 'docopt==0.6.2', 'python'])).rejects.toMatchObject({
      code: 'UNSUPPORTED_CAPABILITY',
      message: expect.stringContaining('docopt==0.6.2 exists only as source'),
    })
  })

  test('of an environment are found, and their programs', async () => {
    const one = containers()
    const packages = await one.installPackages(['idna==3.10', 'build==1.2.2'])
    const { lines } = await one.run('python:3.12', ['bash', '-c', 'python -c "import idna; print(idna.__version__)"; pyproject-build --version'], { packages })
    expect(lines).toEqual(['3.10', expect.stringContaining('build 1.2.2')])
  })
})
