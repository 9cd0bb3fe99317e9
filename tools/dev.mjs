#!/usr/bin/env node
// Runs any command of this workspace with a Node and a pnpm that fit it.
// Plain JavaScript for Node 18 and later: it must start before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const pnpmVersion = packageManager.split('@')[1].split('+')[0]
const nodeRange = '^24.11.0'
const windows = process.platform === 'win32'
const interrupted = 128 + constants.signals.SIGINT

/** Where the user stands: npm runs package scripts in the root and tells the folder it was called from. */
const callerFolder = process.env.npm_lifecycle_event && process.env.INIT_CWD ? process.env.INIT_CWD : process.cwd()
const examplePrompt = 'Heavy steel bracket with 4 bolt holes, 90 mm wide, 8 mm thick'

/** The commands of the workspace, run from source, without a build. */
const commands = {
  naturalcad: 'apps/tui/src/main.ts',
  server: 'apps/server/src/main.ts',
  'hub-emulator': 'tools/hub-emulator/src/main.ts',
  'model-emulator': 'tools/model-emulator/src/main.ts',
  sandbox: 'libs/sandbox/src/main.ts',
  'run-log': 'libs/run-logger/src/main.ts',
  bucket: 'libs/bucket-store/src/main.ts',
}

const build = ['nx', 'run-many', '-t', 'build', '-p', 'tui', 'server']
const buildForBench = [...build, 'hub-emulator', 'bucket-store']
const builtCommand = ['node', join(root, 'apps/tui/dist/main.js')]
const jobs = {
  start: (rest) =>
    rest.length > 0
      ? [silently(build, 'building'), fromCaller([...builtCommand, ...rest])]
      : [silently(build, 'building'), fromCaller([...builtCommand, 'make', examplePrompt]), fromCaller(['node', join(root, 'apps/server/dist/main.js')])],
  test: (rest) => [
    inRoot(['node', 'tools/check-workspace.mjs']),
    inRoot(['nx', 'run-many', '-t', 'typecheck', 'lint', 'test', 'build', 'check-package', ...rest]),
  ],
  bench: (rest) => [quietly(buildForBench), fromCaller(['node', '--conditions=@naturalcad/source', join(root, 'tools/bench/src/main.ts'), ...rest])],
  torture: (rest) => [fromCaller(['node', '--conditions=@naturalcad/source', join(root, 'tools/torture/src/main.ts'), ...rest])],
  python: () => [inRoot(['node', 'tools/python/install.mjs'])],
  setup: () => [],
}

const inRoot = (command) => ({ command, cwd: root, stdio: 'inherit' })
/** Standard output belongs to the last step: under `--json` it holds one object and nothing else. */
const quietly = (command) => ({ command, cwd: root, stdio: ['inherit', 2, 2] })
/** Its output is shown only where it fails; `doing` is said meanwhile. It does not read what is meant for the last step. */
const silently = (command, doing) => ({ command, cwd: root, stdio: ['ignore', 'pipe', 'pipe'], doing })
const fromCaller = (command) => ({ command, cwd: callerFolder, stdio: 'inherit' })

function fail(message) {
  console.error(`dev: ${message}`)
  process.exit(1)
}

/** The Node versions the tools of this workspace accept; keep beside `engines` in package.json. */
function isSupportedNode(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return (major === 22 && minor >= 18) || (major === 24 && minor >= 11) || major >= 26
}

/** Asked outside the workspace, where an older pnpm has no pin to act on, and with nothing to prompt. */
function versionOf(command) {
  const { status, stdout } = spawnSync(command, ['--version'], {
    cwd: tmpdir(),
    encoding: 'utf8',
    shell: windows,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 20_000,
  })
  return status === 0 ? stdout.trim() : undefined
}

/** Installs an npm package under .tools/<name>, whole or not at all, and returns its bin folder. */
function tool(name, spec) {
  const home = join(root, '.tools', name)
  if (!existsSync(home)) {
    console.error(`dev: fetching ${spec} into .tools (once)`)
    const partial = `${home}.partial-${process.pid}`
    mkdirSync(partial, { recursive: true })
    // By itself npm says nothing for minutes where there is no network.
    const retries = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']
    const options = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel=error', ...retries]
    const { status } = spawnSync('npm', ['install', '--prefix', partial, ...options, spec], { cwd: partial, stdio: ['ignore', 2, 2], shell: windows })
    if (status !== 0) {
      rmSync(partial, { recursive: true, force: true })
      fail(`could not fetch ${spec}: with a network, run this again; else install it yourself`)
    }
    try {
      renameSync(partial, home)
    } catch (error) {
      if (!existsSync(home)) throw error
      rmSync(partial, { recursive: true, force: true }) // another run got there first
    }
  }
  return join(home, 'node_modules', '.bin')
}

function nodePackage() {
  const platform = windows ? 'win' : process.platform
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  return `${prefix}-${platform}-${process.arch}`
}

function run({ command: [command, ...args], cwd, stdio, doing }) {
  const isScreen = process.stderr.isTTY
  if (doing) process.stderr.write(isScreen ? `dev: ${doing} …` : `dev: ${doing}\n`)
  const { status, signal, error, stdout, stderr } = spawnSync(command, args, { cwd, env, stdio, shell: windows, maxBuffer: 2 ** 28 })
  if (doing && isScreen) process.stderr.write('\r\u001b[2K')
  if (error) fail(`${command}: ${error.message}`)
  const code = signal ? 128 + constants.signals[signal] : status
  if (code === 0) return
  if (stdout && code !== interrupted) process.stderr.write(Buffer.concat([stdout, stderr]))
  process.exit(code)
}

const [name = 'help', ...rest] = process.argv.slice(2)
if (name === 'help' || name === '--help') {
  console.log(`usage: ./dev <${[...Object.keys(jobs), ...Object.keys(commands)].join(' | ')} | any program of this workspace> [arguments]`)
  process.exit(0)
}

const bins = []
if (!isSupportedNode(process.versions.node)) bins.push(tool('node', `${nodePackage()}@${nodeRange}`))
if (!versionOf('pnpm')?.startsWith(`${pnpmVersion.split('.')[0]}.`)) bins.push(tool(`pnpm-${pnpmVersion}`, `pnpm@${pnpmVersion}`))

const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
const env = { ...process.env, [pathKey]: [...bins, join(root, 'node_modules', '.bin'), process.env[pathKey]].join(delimiter) }

// Ctrl-C reaches the running step as well; it decides how to end, and this process ends as it does.
process.on('SIGINT', () => {})

run(silently(['pnpm', 'install', '--reporter=append-only'], existsSync(join(root, 'node_modules/.modules.yaml')) ? undefined : 'installing packages'))
if (Object.hasOwn(jobs, name)) jobs[name](rest).forEach(run)
else if (Object.hasOwn(commands, name)) run(fromCaller(['node', '--conditions=@naturalcad/source', join(root, commands[name]), ...rest]))
else run(inRoot([name, ...rest]))
