import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { z } from 'zod'

/** A JSON file that its owner alone can read; undefined where there is none. Rejects with `STORAGE_CORRUPT` for what the schema refuses. */
export async function readSecretFile<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema> | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw toStorageError(error, `${file} cannot be read`)
  }
  const parsed = schema.safeParse(parseJson(text))
  if (!parsed.success) throw new NaturalCadError('STORAGE_CORRUPT', `${file} is damaged`, { remedy: 'delete it, then: naturalcad factory sign-in' })
  return parsed.data
}

/** Whole or not at all. Rejects with `STORAGE_FULL` or `STORAGE_FAILED`. */
export async function writeSecretFile(file: string, value: unknown): Promise<void> {
  const folder = dirname(file)
  const partial = `${file}.partial-${randomUUID()}`
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // The data folder may lie in a repository.
    await writeFile(join(folder, '.gitignore'), '*\n')
    const handle = await open(partial, 'wx', 0o600)
    try {
      await handle.writeFile(`${JSON.stringify(value, undefined, 2)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw toStorageError(error, `${file} cannot be written`)
  }
}

/** Whether there was one. */
export async function removeSecretFile(file: string): Promise<boolean> {
  try {
    await rm(file)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw toStorageError(error, `${file} cannot be deleted`)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toStorageError(error: unknown, what: string): NaturalCadError {
  const isFull = hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')
  return new NaturalCadError(isFull ? 'STORAGE_FULL' : 'STORAGE_FAILED', `${what}: ${isFull ? 'no space is left' : error instanceof Error ? error.message : String(error)}`, {
    cause: error,
    remedy: isFull ? 'free space and try again' : 'name a folder of yours with NATURALCAD_DATA_DIR',
  })
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
