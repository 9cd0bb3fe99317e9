// Makes the virtual environments with the Python programs that tests compare with: .tools/python as pinned in requirements.txt, and
// .tools/python-hub-1 with the line 1 of huggingface_hub, which cannot live beside its line 2, and .tools/python-s3 with an S3 server and two
// clients of it.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const tools = join(here, '../../.tools')
const environments = { python: 'requirements.txt', 'python-hub-1': 'requirements-hub-1.txt', 'python-s3': 'requirements-s3.txt' }

function fail(message) {
  console.error(`python: ${message}`)
  process.exit(1)
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2] })
  return error === undefined && status === 0
}

/** Sandboxed processes run without privileges, so every folder above the interpreter must be open to all users. */
function isReadableByAll(file) {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o005) !== 0o005) return false
  }
  return true
}

/** The system's Python first: the one on PATH may lie in a private home. */
function findPython() {
  const onPath = (process.env.PATH ?? '').split(':').flatMap((folder) => ['python3.13', 'python3.12', 'python3.11', 'python3'].map((name) => join(folder, name)))
  for (const candidate of ['/usr/bin/python3', ...onPath]) {
    try {
      accessSync(candidate, constants.X_OK)
    } catch {
      continue
    }
    const probe = 'import sys, venv, ensurepip; print(sys.executable, sys.version_info >= (3, 10) and sys.version_info < (3, 15))'
    const { status, stdout } = spawnSync(candidate, ['-c', probe], { encoding: 'utf8' })
    if (status === 0 && stdout.trim().endsWith('True') && isReadableByAll(realpathSync(stdout.trim().split(' ')[0]))) return candidate
  }
  return undefined
}

function install(python, name, home, requirements) {
  // Scripts inside a virtual environment name its folder, so it is made in its place; the stamp, written last, says that it is whole.
  rmSync(home, { recursive: true, force: true })
  mkdirSync(dirname(home), { recursive: true })
  console.error(`python: installing ${name} with ${python} (up to half a minute)`)
  if (!run(python, ['-m', 'venv', home])) fail('could not make the virtual environment')
  if (!run(join(home, 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements])) {
    rmSync(home, { recursive: true, force: true })
    fail('could not install the packages; see the message of pip above')
  }
  const stamp = join(home, 'requirements.installed.txt')
  writeFileSync(`${stamp}.partial`, readFileSync(requirements))
  renameSync(`${stamp}.partial`, stamp)
}

const outdated = Object.entries(environments).filter(([name, file]) => {
  const stamp = join(tools, name, 'requirements.installed.txt')
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== readFileSync(join(here, file), 'utf8')
})
if (outdated.length === 0) {
  console.error('python: everything is up to date')
  process.exit(0)
}
const python = findPython()
if (python === undefined) fail('no Python 3.10 to 3.14 with venv found that every user may read; on Debian: apt-get install python3-venv')
for (const [name, file] of outdated) install(python, file, join(tools, name), join(here, file))
