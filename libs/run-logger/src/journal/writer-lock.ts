import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { isMissing } from '../storage-error.ts'

export interface WriterLock {
  release(): Promise<void>
}

interface Holder {
  host: string
  pid: number
  /** When the process began, in ticks of the kernel: numbers of processes come again. Null where the system does not tell. */
  began: string | null
  id: string
}

/** One writer at a time. The lock of a process that is gone is taken over. Throws `CONFLICT` while another one holds it. */
export async function takeWriterLock(file: string): Promise<WriterLock> {
  const holder: Holder = { host: hostname(), pid: process.pid, began: beganAt(process.pid), id: globalThis.crypto.randomUUID() }
  const own = JSON.stringify(holder)
  const temporary = `${file}-${holder.id}`
  await writeFile(temporary, own, { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await linkIfFree(temporary, file)) return { release: () => releaseIfOwn(file, own) }
      const found = await readIfThere(file)
      if (found === undefined) continue
      const other = parseHolder(found)
      if (other === undefined || isAlive(other)) break
      await removeIfSame(file, found)
    }
  } finally {
    await rm(temporary, { force: true })
  }
  throw new NaturalCadError('CONFLICT', `another process writes this journal: ${file}`, { remedy: 'wait for it to end; if it runs on no machine any more, remove the file' })
}

async function linkIfFree(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Of several processes that find the same dead holder one moves its lock away; a new lock that was moved by mistake is put back. */
async function removeIfSame(file: string, content: string): Promise<void> {
  const aside = `${file}-${globalThis.crypto.randomUUID()}`
  try {
    await rename(file, aside)
  } catch (error) {
    if (isMissing(error)) return
    throw error
  }
  if ((await readFile(aside, 'utf8')) !== content) await linkIfFree(aside, file)
  await rm(aside, { force: true })
}

async function releaseIfOwn(file: string, own: string): Promise<void> {
  if ((await readIfThere(file)) === own) await rm(file, { force: true })
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { host, pid, began, id } = JSON.parse(text) as Holder
    return typeof host === 'string' && typeof pid === 'number' ? { host, pid, began, id } : undefined
  } catch {
    return undefined
  }
}

/** A process of another machine cannot be asked and counts as alive. */
function isAlive({ host, pid, began }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  return began === null || beganAt(pid) === began
}

function beganAt(pid: number): string | null {
  try {
    // The name in parentheses may hold anything; the 22nd field is the 20th behind it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null
  } catch {
    return null
  }
}
