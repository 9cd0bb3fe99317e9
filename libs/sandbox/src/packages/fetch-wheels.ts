import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launcherFolder } from '../launcher-folder.ts'
import { runClient } from './client-process.ts'
import { explainFailure, findMissing, findSource, sourceOnly } from './explain-failure.ts'

export interface PackageSource {
  /** A folder of wheels to take everything from, without a network. */
  wheelFolder?: string | undefined
  /** @default that of pip, PyPI */
  indexUrl?: string | undefined
  /** Certificates in PEM that the index is trusted by. @default those of pip */
  certificates?: string | undefined
}

export interface FetchOptions extends PackageSource {
  /** A Python with pip. */
  python: string
  version: string
  requirements: readonly string[]
  /** An empty folder of this call's own. */
  folder: string
  /** What pip keeps from one time to the next. */
  httpCache: string
  onLine: (line: string) => void
  signal: AbortSignal
}

/** Puts the wheels of the requirements, and of all they need, into `wheels` below the folder, with `requirements.txt` beside them. Runs nothing of them. */
export async function fetchWheels(options: FetchOptions): Promise<string> {
  const { folder, requirements, version, onLine, signal } = options
  const wheels = join(folder, 'wheels')
  mkdirSync(wheels)
  const list = join(wheels, 'requirements.txt')
  writeFileSync(list, requirements.map((line) => `${line}\n`).join(''))
  const output: string[] = []
  const code = await download(options, ['--only-binary', ':all:', '--dest', wheels, '--requirement', list], (line) => {
    output.push(line)
    if (!isNoise(line)) onLine(line)
  })
  if (code === 0) return wheels
  signal.throwIfAborted()
  const missing = findMissing(output)
  if (missing !== undefined && (await isSource(options, missing))) throw sourceOnly(missing, version)
  throw explainFailure(output, version)
}

/** Allows source, of which nothing can run: whether pip begins to load one tells that there is one for just this requirement. */
async function isSource(options: FetchOptions, requirement: string): Promise<boolean> {
  const output: string[] = []
  const list = join(options.folder, 'missing.txt')
  writeFileSync(list, `${requirement}\n`)
  await download(options, ['--no-deps', '--dest', join(options.folder, 'source'), '--requirement', list], (line) => void output.push(line))
  return findSource(output) !== undefined
}

async function download({ python, folder, httpCache, wheelFolder, indexUrl, certificates, signal }: FetchOptions, args: readonly string[], onLine: (line: string) => void): Promise<number> {
  const source = wheelFolder === undefined ? (indexUrl === undefined ? [] : ['--index-url', indexUrl]) : ['--no-index', '--find-links', wheelFolder]
  return runClient({
    command: [
      python, '-I', '-B', join(launcherFolder, 'fetch_wheels.py'), '--isolated', 'download', '--no-input', '--disable-pip-version-check', '--progress-bar', 'off', '--retries', '2',
      '--cache-dir', httpCache, ...(certificates === undefined ? [] : ['--cert', certificates]), ...source, ...args,
    ],
    // Neither the variables nor the settings of the caller; and no home, where there might be passwords.
    environment: { HOME: folder, TMPDIR: folder, PIP_CONFIG_FILE: '/dev/null', LANG: 'C.UTF-8', PATH: '' },
    folder,
    onLine,
    signal,
  })
}

const isNoise = (line: string): boolean => line.trim() === '' || /^(?:Saved |\s+File was already downloaded|Looking in (?:indexes|links))|^Traceback|^ {2,}File "/.test(line)
