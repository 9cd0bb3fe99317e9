import { downloadFile, listFiles } from '@huggingface/hub'
import type { StepContext } from '../../run/step.ts'
import { type WorkspaceEntry, workspaceLimits } from '../../workspace/workspace.ts'

/** The files of a Space at a commit; what is too large for a workspace is not fetched. */
export async function readSpaceFiles({ hub, signal }: StepContext, spaceId: string, revision: string): Promise<WorkspaceEntry[]> {
  const call = {
    repo: { type: 'space' as const, name: spaceId },
    revision,
    hubUrl: hub.hubUrl.replace(/\/$/, ''),
    accessToken: hub.accessToken,
    ...(hub.fetch === undefined ? {} : { fetch: hub.fetch }),
  }
  const entries: WorkspaceEntry[] = []
  for await (const { type, path, size } of listFiles({ ...call, recursive: true })) {
    signal.throwIfAborted()
    // The Hub puts it there itself.
    if (type !== 'file' || path === '.gitattributes') continue
    if (entries.length > workspaceLimits.maxFiles) break
    if (size > workspaceLimits.maxTextBytes) entries.push({ kind: 'too-large', path, size })
    else {
      const content = await downloadFile({ ...call, path })
      entries.push({ kind: 'file', path, bytes: new Uint8Array(content === null ? [] : await content.arrayBuffer()) })
    }
  }
  return entries
}
