import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, constants, lstat, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryRunId } from '@naturalcad/contracts/factory'
import type { SpaceFactory } from '@naturalcad/space-factory'
import type { CommandContext } from '../../commands/command-context.ts'

/** The program of the Job, which tells nothing of the run. */
const workerFolder = 'worker/'

/** The folder that the user names for the files of a run, if any. Rejects as `checkRunFolder` does. */
export async function chooseRunFolder(out: string | undefined, { cwd }: Pick<CommandContext, 'cwd'>): Promise<string | undefined> {
  if (out === undefined) return undefined
  const folder = resolve(cwd, out)
  await checkRunFolder(folder)
  return folder
}

/** Refuses a folder that the files of a run may not go to, before there is a run. Rejects with `OUTPUT_REFUSED`. */
async function checkRunFolder(folder: string): Promise<void> {
  const stats = await lstat(folder).catch(() => undefined)
  if (stats === undefined) return checkMayBeMade(folder)
  if (!stats.isDirectory()) throw refused(folder, 'it is not a folder')
  if ((await readdir(folder).catch(() => ['unreadable'])).length > 0) throw refused(folder, 'it is not empty')
  await checkMayBeMade(folder)
}

/**
 * Copies the files of a run into a new or empty folder: aside, then put in place whole. Rejects with `OUTPUT_REFUSED`, `STORAGE_FULL` or
 * `STORAGE_FAILED`, and leaves nothing of itself.
 */
export async function keepRunFiles(factory: SpaceFactory, runId: FactoryRunId, folder: string, signal: AbortSignal): Promise<void> {
  await checkRunFolder(folder)
  const stage = join(dirname(folder), `.${basename(folder)}.partial-${randomUUID().slice(0, 8)}`)
  try {
    for (const { path } of await factory.listFiles(runId, { signal })) {
      if (path.startsWith(workerFolder)) continue
      const target = resolve(stage, path)
      if (!target.startsWith(`${stage}/`)) throw new NaturalCadError('STORAGE_CORRUPT', `the run has a file with the name ${JSON.stringify(path)}`)
      await mkdir(dirname(target), { recursive: true })
      const { body } = await factory.openFile(runId, path, { signal })
      await pipeline(Readable.fromWeb(body as import('node:stream/web').ReadableStream), createWriteStream(target, { flags: 'wx' }), { signal })
    }
    await mkdir(stage, { recursive: true })
    await rmdir(folder).catch(() => undefined)
    await rename(stage, folder)
  } catch (error) {
    await rm(stage, { recursive: true, force: true }).catch(() => undefined)
    throw toStorageError(folder, runId, error)
  }
}

async function checkMayBeMade(folder: string): Promise<void> {
  for (let parent = dirname(folder); ; parent = dirname(parent)) {
    const isThere = await lstat(parent).then(
      (stats) => stats.isDirectory() || Promise.reject(refused(folder, `${parent} is not a folder`)),
      (error: unknown) => hasCode(error, 'ENOTDIR') && Promise.reject(refused(folder, 'a part of its path is not a folder')),
    )
    if (isThere || parent === dirname(parent)) {
      await access(parent, constants.W_OK | constants.X_OK).catch(() => Promise.reject(refused(folder, `${parent} may not be written to`)))
      return
    }
  }
}

function refused(folder: string, reason: string): NaturalCadError {
  return new NaturalCadError('OUTPUT_REFUSED', `the output folder ${folder} cannot be used: ${reason}`, { remedy: 'name an empty or a new folder', details: { folder } })
}

function toStorageError(folder: string, runId: FactoryRunId, error: unknown): unknown {
  if (NaturalCadError.is(error) || !(error instanceof Error) || !('code' in error) || error.name === 'AbortError') return error
  if (hasCode(error, 'EEXIST') || hasCode(error, 'ENOTEMPTY')) return refused(folder, 'somebody else writes there')
  const isFull = hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')
  return new NaturalCadError(isFull ? 'STORAGE_FULL' : 'STORAGE_FAILED', `could not write to ${folder}: ${isFull ? 'no space is left' : error.message}`, {
    cause: error,
    details: { folder, runId },
    remedy: `${isFull ? 'free space' : 'name a folder that you may write to'}; the run is whole: naturalcad factory show ${runId} --out DIR`,
  })
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
