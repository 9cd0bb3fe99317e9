import { createHash } from 'node:crypto'
import type { WorkspaceFacts } from '../../run/run-facts.ts'
import type { RunFiles } from '../../run/run-files.ts'
import { workspaceFolder, type WorkspaceFile } from '../workspace-files.ts'

/** The files of the app as they are now, packages in folders too; what is no more among them is removed. */
export async function keepWorkspace(files: RunFiles, app: readonly WorkspaceFile[]): Promise<WorkspaceFacts['files']> {
  const paths = new Set(app.map(({ path }) => `${workspaceFolder}/${path}`))
  for (const { path, bytes } of app) await files.writeBytes(`${workspaceFolder}/${path}`, bytes)
  for (const path of await files.list(workspaceFolder)) if (!paths.has(path)) await files.remove(path)
  return app.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }))
}
