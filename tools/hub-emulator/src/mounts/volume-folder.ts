import { createWriteStream } from 'node:fs'
import { chmod, mkdir, rename, rm, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { SourceFile, VolumeSource } from './volume-source.ts'

const maxNameBytes = 255

/** Whether a key can be the path of a file; a bucket may have others. */
export function isFilePath(path: string): boolean {
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..' && !name.includes('\0') && Buffer.byteLength(name) <= maxNameBytes)
}

/** Writes a content to a new file. */
export async function writeContent(source: VolumeSource, { path, mtime }: SourceFile, target: string): Promise<void> {
  await pipeline(source.read(path), createWriteStream(target, { flags: 'wx', mode: 0o644 }))
  await chmod(target, 0o644)
  await utimes(target, mtime / 1000, mtime / 1000)
}

/** Shows a file in a folder that no process changes meanwhile, whole or not at all. */
export async function showFile(folder: string, file: SourceFile, source: VolumeSource, spooled: string): Promise<void> {
  try {
    await writeContent(source, file, spooled)
    const target = join(folder, file.path)
    await mkdir(dirname(target), { recursive: true, mode: 0o755 })
    await rename(spooled, target)
  } catch (error) {
    await rm(spooled, { force: true })
    throw error
  }
}
