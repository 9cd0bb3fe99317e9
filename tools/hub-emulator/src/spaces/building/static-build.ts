import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { applyCommit, storeRegularFile, type Change } from '../../repositories/content/apply-commit.ts'
import { assertPath } from '../../repositories/content/path-rules.ts'
import type { Commit } from '../../repositories/git/git-store.ts'
import { SpaceFailure } from '../runtime/space-failure.ts'
import type { BuildRequest, BuiltSpace, SpaceSource } from '../runtime/space-runner.ts'
import { filesOfCommit } from '../serving/site-files.ts'
import type { SpaceRunnerOptions } from './space-runner-options.ts'
import { exportCommit } from './export-commit.ts'
import { serveFiles } from './serve-files.ts'

/** Where the Hub keeps what the build command of a static Space makes. */
const buildRef = 'refs/convert/build'
const inside = '/home/user/app'
const maxMinutes = 30
const maxFiles = 20_000

/** The files that a former build made of this very commit. */
export function findStaticBuild({ services: { git } }: SpaceRunnerOptions, { repository, commit }: SpaceSource): Commit | undefined {
  const ref = git.ref(repository.id, buildRef)
  const found = ref === undefined ? undefined : git.commit(repository.id, ref.commitOid)
  return found?.title === titleOf(commit) ? found : undefined
}

/** Runs the build command beside a copy of the files, and keeps what lies in the folder of the app file then. */
export async function buildStaticSpace(options: SpaceRunnerOptions, source: SpaceSource, request: BuildRequest): Promise<BuiltSpace> {
  const { services, environmentOf } = options
  const { repository, card, commit } = source
  const { log, signal } = request
  mkdirSync(options.folder, { recursive: true })
  const folder = mkdtempSync(join(options.folder, 'site-'))
  try {
    await exportCommit(services, repository, commit, folder, signal)
    log(`--> RUN ${card.buildCommand ?? ''}\n`)
    await runCommand(options, source, folder, request)
    const changes = await readSite(options, folder, posix.dirname(card.appFile))
    signal.throwIfAborted()
    if (!changes.some(({ path }) => path === posix.normalize(card.appFile))) throw new SpaceFailure('BUILD_ERROR', `The build command did not make ${card.appFile}`)
    const built = applyCommit(services, repository, { ref: buildRef, parent: undefined, title: titleOf(commit), message: '', author: repository.namespace.name, changes })
    log('\nDONE\n')
    return { start: async () => serveFiles(filesOfCommit(services, repository.id, built), environmentOf, source) }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function runCommand({ containers, environmentOf }: SpaceRunnerOptions, { repository, card }: SpaceSource, folder: string, { log, signal }: BuildRequest): Promise<void> {
  const runtime = { kind: 'node', image: 'node:24' } as const
  try {
    log(`${containers.describe(runtime)}\n`)
    const container = await containers.start({
      runtime, signal,
      command: ['sh', '-c', card.buildCommand ?? ''],
      environment: { CI: 'true', ...environmentOf(repository, card.title).open },
      writable: [{ from: folder, to: inside }],
      folder: inside,
      timeoutMs: maxMinutes * 60_000,
      onLine: (line) => log(`${line}\n`),
    })
    const end = await container.ended
    signal.throwIfAborted()
    if (end.kind === 'exited' && end.code === 0) return
    const how = end.kind === 'exited' ? `with exit code ${end.code}` : end.kind === 'signaled' ? `by signal ${end.signal}` : `by its ${end.by} limit`
    throw new SpaceFailure('BUILD_ERROR', `The build command ended ${how}`)
  } catch (error) {
    if (NaturalCadError.is(error)) throw new SpaceFailure('BUILD_ERROR', error.remedy === undefined ? error.message : `${error.message}. ${error.remedy}`, { cause: error })
    throw error
  }
}

/** Links are left out: they may lead to anywhere on this machine. */
async function readSite({ services }: SpaceRunnerOptions, folder: string, below: string): Promise<Extract<Change, { kind: 'set' }>[]> {
  const changes: Extract<Change, { kind: 'set' }>[] = []
  const walk = async (path: string): Promise<void> => {
    for (const entry of await readdir(join(folder, path), { withFileTypes: true })) {
      const child = posix.join(path, entry.name)
      if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') await walk(child)
      else if (entry.isFile()) changes.push({ kind: 'set', path: assertPath(child), blob: await storeRegularFile(services, await readFile(join(folder, child))) })
      if (changes.length > maxFiles) throw new SpaceFailure('BUILD_ERROR', `The build command made more than ${maxFiles} files`)
    }
  }
  await walk(below).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new SpaceFailure('BUILD_ERROR', `The build command did not make the folder ${below}`)
    throw error
  })
  return changes
}

function titleOf({ oid }: Commit): string {
  return `Build of ${oid}`
}
