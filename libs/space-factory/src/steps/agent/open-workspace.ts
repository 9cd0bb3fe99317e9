import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { StepContext } from '../../run/step.ts'
import { readWorkspaceFiles } from '../workspace-files.ts'
import { blockersFile } from '../model/write-blockers.ts'

/** The app as a folder on the local disk for an agent to work in, with the blockers that an earlier round left; what lay there goes. */
export async function openWorkspace({ files, scratch, round }: Pick<StepContext, 'files' | 'scratch' | 'round'>): Promise<string> {
  const folder = join(scratch, `workspace-${round}`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const { path, bytes } of await readWorkspaceFiles(files)) await put(path, bytes)
  const blockers = round === 0 ? undefined : await files.readBytes(blockersFile)
  if (blockers !== undefined) await put(blockersFile, blockers)
  return folder

  async function put(path: string, bytes: Uint8Array): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
}
