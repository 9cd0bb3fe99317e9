import { randomUUID } from 'node:crypto'
import { access, constants, lstat, mkdir, readdir, realpath, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { manifestName } from './manifest.ts'

/** Where a run writes inside a folder that has to stay. Only one run can make it, so it is a claim as well. */
export const claimName = '.naturalcad-partial'

/** Where the files of a run are written before they appear in the user's folder. */
export interface OutputStage {
  readonly folder: string
  /**
   * Makes the files appear, in place of what the folder holds if `mayReplace` says so of its names. Rejects with the
   * file system's `EEXIST` or `ENOTEMPTY` where another run was first; what was there stays or comes back.
   */
  putInPlace(mayReplace: (present: readonly string[]) => Promise<boolean>): Promise<void>
  /** Removes what was not put in place. */
  remove(): Promise<void>
}

export async function openStage(path: string): Promise<OutputStage> {
  return (await mustStay(path)) ? openInside(path) : openBeside(path)
}

/** One rename shows the whole part; a folder that is replaced is moved aside first and removed last. */
async function openBeside(path: string): Promise<OutputStage> {
  const folder = join(dirname(path), `.${basename(path)}.partial-${randomUUID()}`)
  const firstMade = await mkdir(folder, { recursive: true })
  return {
    folder,
    async putInPlace(mayReplace) {
      const aside = `${folder}.replaced`
      const present = await readdir(path).catch(() => undefined)
      if (present !== undefined && !(await mayReplace(present))) throw alreadyThere(path)
      // An empty folder is removed and not moved: if another run fills it at this moment, its part is not touched.
      const isMoved = present !== undefined && present.length > 0 && (await rename(path, aside).then(() => true, ignoreMissing))
      if (present?.length === 0) await rmdir(path).catch(ignoreMissing)
      try {
        await rename(folder, path)
      } catch (error) {
        if (isMoved) await rename(aside, path).catch(() => removeReplaced(aside, path))
        throw error
      }
      if (isMoved) await rm(aside, { recursive: true, force: true })
    },
    async remove() {
      await rm(folder, { recursive: true, force: true })
      if (firstMade !== undefined) await removeEmpty(dirname(folder), firstMade)
    },
  }
}

/** The folder itself is never renamed: files move in one by one, the manifest last, and back if one can't. */
async function openInside(path: string): Promise<OutputStage> {
  const folder = join(path, claimName)
  await mkdir(folder)
  let holdsOldFiles = false
  return {
    folder,
    async putInPlace(mayReplace) {
      const names = (await readdir(folder)).sort((a, b) => Number(a === manifestName) - Number(b === manifestName))
      const present = (await readdir(path)).filter((name) => name !== claimName)
      if (!(await mayReplace(present))) throw alreadyThere(path)
      const aside = join(folder, 'replaced')
      await mkdir(aside)
      const moves = [...present.map((name) => [join(path, name), join(aside, name)] as const), ...names.map((name) => [join(folder, name), join(path, name)] as const)]
      const done: (readonly [string, string])[] = []
      try {
        for (const [from, to] of moves) {
          await rename(from, to)
          done.push([from, to])
        }
      } catch (error) {
        holdsOldFiles = true
        for (const [from, to] of done.reverse()) await rename(to, from)
        holdsOldFiles = false
        throw error
      }
    },
    async remove() {
      if (!holdsOldFiles) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A folder that this process stands in would be gone under the user's feet; a mount point cannot be renamed. */
async function mustStay(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined)
  if (stats === undefined) return false
  const parent = dirname(path)
  const toCaller = relative(await realpath(path), process.cwd())
  const isCallerInside = !isAbsolute(toCaller) && toCaller.split(/[/\\]/)[0] !== '..'
  if (isCallerInside || (await lstat(parent)).dev !== stats.dev) return true
  return access(parent, constants.W_OK).then(
    () => false,
    () => true,
  )
}

/** Removes the empty folders from `folder` up to `top`. */
async function removeEmpty(folder: string, top: string) {
  for (let current = folder; current.length >= top.length; current = dirname(current)) {
    const isGone = await rmdir(current).then(
      () => true,
      () => false,
    )
    if (!isGone) return
  }
}

/** A part that could not come back is needed no more where another run has put its own in its place. */
async function removeReplaced(aside: string, path: string) {
  const hasOther = await lstat(path).then(
    () => true,
    () => false,
  )
  if (hasOther) await rm(aside, { recursive: true, force: true })
}

function ignoreMissing(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
  throw error
}

function alreadyThere(path: string): Error {
  return Object.assign(new Error(`${path} holds a part of another run`), { code: 'EEXIST' })
}
