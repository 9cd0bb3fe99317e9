import { createWriteStream } from 'node:fs'
import { access, constants, lstat, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { Manifest } from '@naturalcad/contracts/part'
import { manifestName, toJsonBytes } from './manifest.ts'
import { claimName, openStage } from './output-stage.ts'

export interface OutputFolderOptions {
  folder: string
  /** Replaces a folder that holds our manifest. Any other non-empty folder is refused all the same. */
  force?: boolean
}

/** Refuses a folder that may not be written, before any work is done for it. Rejects with `OUTPUT_REFUSED`. */
export async function checkOutputFolder({ folder, force = false }: OutputFolderOptions): Promise<void> {
  const path = resolve(folder)
  const stats = await lstat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw refused(path, messageOf(error), 'name another folder')
  })
  if (stats === undefined) return checkMayBeMade(path)
  if (!stats.isDirectory()) throw refused(path, 'it is not a folder', 'name another folder')
  await checkMayBeWritten(path, path)
  const names = await readdir(path)
  if (names.length === 0) return
  if (names.includes(claimName)) throw busy(path)
  if (!(await isOurs(path, names))) throw refused(path, 'it holds files that this command did not write', 'name an empty or a new folder')
  if (!force) throw refused(path, 'it holds a part already', 'add --force to replace it, or name another folder')
}

/**
 * Writes the files of a run into a folder of the user's: all of them aside, then put in place whole. Of two runs at once
 * one is refused. Rejects with `OUTPUT_REFUSED`, `STORAGE_FULL` or `STORAGE_FAILED`, and leaves nothing of itself.
 */
export async function writeOutputFolder(
  options: OutputFolderOptions & { manifest: Manifest; open: (name: string) => Promise<ReadableStream<Uint8Array>>; signal?: AbortSignal },
): Promise<string> {
  await checkOutputFolder(options)
  const { force = false, manifest, open, signal } = options
  const path = resolve(options.folder)
  try {
    const stage = await openStage(path)
    try {
      for (const { name } of manifest.files) {
        const source = Readable.fromWeb((await open(name)) as import('node:stream/web').ReadableStream)
        await pipeline(source, createWriteStream(join(stage.folder, name), { flush: true }), ...(signal === undefined ? [] : [{ signal }]))
      }
      const { expires: _, ...kept } = manifest
      await writeFile(join(stage.folder, manifestName), toJsonBytes(kept), { flush: true })
      signal?.throwIfAborted()
      await stage.putInPlace(async (present) => present.length === 0 || (force && (await isOurs(path, present))))
    } finally {
      await stage.remove()
    }
  } catch (error) {
    throw toStorageError(path, error)
  }
  return path
}

async function checkMayBeMade(path: string) {
  for (let parent = dirname(path); ; parent = dirname(parent)) {
    const stats = await lstat(parent).catch(() => undefined)
    if (stats !== undefined) return checkMayBeWritten(parent, path)
    if (parent === dirname(parent)) return
  }
}

async function checkMayBeWritten(present: string, path: string) {
  const isWritable = await access(present, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!isWritable) throw refused(path, `${present === path ? 'it' : present} may not be written to`, 'name a folder that you may write to')
}

async function isOurs(path: string, names: readonly string[]): Promise<boolean> {
  try {
    const manifest = Manifest.parse(JSON.parse(await readFile(join(path, manifestName), 'utf8')))
    const expected = new Set([manifestName, ...manifest.files.map(({ name }) => name)])
    return names.every((name) => expected.has(name))
  } catch {
    return false
  }
}

function busy(path: string): NaturalCadError {
  return refused(path, 'another run writes there, or was killed while it did', `name a folder of its own for each run; what a killed run left is ${claimName} in it`)
}

function refused(path: string, reason: string, remedy: string): NaturalCadError {
  return new NaturalCadError('OUTPUT_REFUSED', `the output folder ${path} cannot be used: ${reason}`, { remedy, details: { folder: path } })
}

function toStorageError(path: string, error: unknown): unknown {
  const code = codeOf(error)
  if (code === undefined || NaturalCadError.is(error) || (error instanceof Error && error.name === 'AbortError')) return error
  if (code === 'EEXIST' || code === 'ENOTEMPTY') return busy(path)
  const isFull = code === 'ENOSPC' || code === 'EDQUOT'
  return new NaturalCadError(isFull ? 'STORAGE_FULL' : 'STORAGE_FAILED', `could not write to ${path}: ${isFull ? 'no space is left' : messageOf(error)}`, {
    cause: error,
    remedy: isFull ? 'free space and try again' : 'name a folder that you may write to',
  })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
