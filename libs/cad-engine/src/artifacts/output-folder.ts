import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { Manifest } from '@naturalcad/contracts/part'
import { manifestName, toJsonBytes } from './manifest.ts'

export interface OutputFolderOptions {
  folder: string
  /** Replaces a folder that holds our manifest. Any other non-empty folder is refused all the same. */
  force?: boolean
}

/** Refuses a folder that may not be written, before any work is done for it. Rejects with `OUTPUT_REFUSED`. */
export async function checkOutputFolder({ folder, force = false }: OutputFolderOptions): Promise<void> {
  const path = resolve(folder)
  const stats = await lstat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw refused(path, error instanceof Error ? error.message : String(error), 'name another folder')
  })
  if (stats === undefined) return
  if (!stats.isDirectory()) throw refused(path, 'it is not a folder', 'name another folder')
  const names = await readdir(path)
  if (names.length === 0) return
  if (!(await isOurs(path))) throw refused(path, 'it holds files that this command did not write', 'name an empty or a new folder')
  if (!force) throw refused(path, 'it holds a part already', 'add --force to replace it, or name another folder')
}

/**
 * Writes the files of a run into a folder of the user's: all of them beside it, then one rename. A folder that is replaced
 * is moved aside first and removed last, so at every moment there is one whole part.
 */
export async function writeOutputFolder(
  options: OutputFolderOptions & { manifest: Manifest; open: (name: string) => Promise<ReadableStream<Uint8Array>>; signal?: AbortSignal },
): Promise<string> {
  await checkOutputFolder(options)
  const path = resolve(options.folder)
  const partial = join(dirname(path), `.${basename(path)}.partial-${randomUUID()}`)
  try {
    await mkdir(partial, { recursive: true })
    for (const { name } of options.manifest.files) {
      const source = Readable.fromWeb((await options.open(name)) as import('node:stream/web').ReadableStream)
      await pipeline(source, createWriteStream(join(partial, name), { flush: true }), ...(options.signal === undefined ? [] : [{ signal: options.signal }]))
    }
    const { expires: _, ...manifest } = options.manifest
    await writeFile(join(partial, manifestName), toJsonBytes(manifest), { flush: true })
    options.signal?.throwIfAborted()
    await putInPlace(partial, path, options)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw NaturalCadError.is(error) ? error : storageError(path, error)
  }
  return path
}

async function putInPlace(partial: string, path: string, options: OutputFolderOptions) {
  // Another run may have written here since; its part is not touched.
  await checkOutputFolder(options)
  const aside = `${partial}.replaced`
  const hasOld = (await lstat(path).catch(() => undefined)) !== undefined
  if (hasOld) await rename(path, aside)
  try {
    await rename(partial, path)
  } catch (error) {
    if (hasOld) await rename(aside, path).catch(() => undefined)
    if (error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')) {
      throw refused(path, 'another run wrote there at the same time', 'name a folder of its own for each run')
    }
    throw error
  }
  await rm(aside, { recursive: true, force: true })
}

async function isOurs(path: string): Promise<boolean> {
  try {
    const manifest = Manifest.parse(JSON.parse(await readFile(join(path, manifestName), 'utf8')))
    const expected = new Set([manifestName, ...manifest.files.map(({ name }) => name)])
    return (await readdir(path)).every((name) => expected.has(name))
  } catch {
    return false
  }
}

function refused(path: string, reason: string, remedy: string): NaturalCadError {
  return new NaturalCadError('OUTPUT_REFUSED', `the output folder ${path} cannot be used: ${reason}`, { remedy, details: { folder: path } })
}

function storageError(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.name === 'AbortError') return error
  const full = error.code === 'ENOSPC' || error.code === 'EDQUOT'
  return new NaturalCadError(full ? 'STORAGE_FULL' : 'STORAGE_FAILED', `could not write to ${path}: ${error.message}`, {
    cause: error,
    remedy: full ? 'free space and try again' : 'name a folder that you may write to',
  })
}
