import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { StepContext } from '../../run/step.ts'
import { blockersFile } from './write-blockers.ts'
import { workspaceFolder } from './keep-workspace.ts'

/** The app as a folder on the local disk for an agent to work in, with the blockers that an earlier round left; what lay there goes. */
export async function openWorkspace({ files, scratch, round }: Pick<StepContext, 'files' | 'scratch' | 'round'>): Promise<string> {
  const folder = join(scratch, `workspace-${round}`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const paths = await files.list(workspaceFolder)
  for (const path of paths) await copy(path, path.slice(workspaceFolder.length + 1))
  if (round > 0) await copy(blockersFile, blockersFile)
  return folder

  async function copy(from: string, to: string): Promise<void> {
    const bytes = await files.readBytes(from)
    if (bytes === undefined) return
    await mkdir(dirname(join(folder, to)), { recursive: true })
    await writeFile(join(folder, to), bytes)
  }
}
