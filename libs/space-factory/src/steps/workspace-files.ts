import type { RunFiles } from '../run/run-files.ts'

export const workspaceFolder = 'generated'

export interface WorkspaceFile {
  /** In the Space. */
  path: string
  bytes: Uint8Array
}

/** The app as it lies in the run's files, packages in folders too. */
export async function readWorkspaceFiles(files: RunFiles): Promise<WorkspaceFile[]> {
  const found: WorkspaceFile[] = []
  for (const path of await files.list(workspaceFolder)) {
    const bytes = await files.readBytes(path)
    if (bytes !== undefined) found.push({ path: path.slice(workspaceFolder.length + 1), bytes })
  }
  return found
}
