import { commit } from '@huggingface/hub'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { z } from 'zod'
import type { UploadFacts } from '../../run/run-facts.ts'
import type { Step, StepContext } from '../../run/step.ts'
import { createFailure } from '../../verdict/failure-table.ts'
import { readWorkspaceFiles, type WorkspaceFile } from '../workspace-files.ts'
import { readCardFields } from './card-fields.ts'
import { compareTree, type TreeDifference, type TreeFile } from './compare-tree.ts'
import { connectHub } from '../hub/hub-call.ts'
import { assertTokenIsValid, classifyWrite, type HubAnswer, isPassing, readHubAnswer } from '../hub/hub-failure.ts'
import { pauseBeforeRetry } from '../hub/pause-before-retry.ts'
import { readSpaceInfo } from '../hub/space-info.ts'
import { updateTargetSpace } from './target-space-file.ts'

const TreeEntries = z.array(z.looseObject({ type: z.string(), path: z.string(), oid: z.string(), lfs: z.looseObject({ oid: z.string() }).nullish() }))
const maxTries = 5

/**
 * Brings the workspace into the Space as one commit, which also takes away what is no more in it. Where the Space has the same files
 * already, nothing is sent. What the Hub refuses is a fact; a token that is not valid any more interrupts.
 */
export const uploadWorkspace: Step<'space' | 'guard', 'upload'> = {
  name: 'upload-workspace',
  state: 'uploading',
  needs: ['space', 'guard'],
  gives: ['upload'],
  async run({ space: { spaceId } }, context) {
    const files = await readWorkspaceFiles(context.files)
    const counted = { fileCount: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0) }
    const sent = await send(context, spaceId, files)
    if ('answer' in sent) {
      const failure = createFailure(classifyWrite(sent.answer), context.redactor.text(sent.answer.message))
      await context.report('space.upload_failed', failure.message, { spaceId, class: failure.class }, 'error')
      const upload: UploadFacts = { isUploaded: false, failure, commitSha: null, ...counted, isUnchanged: false }
      return { facts: { upload }, stop: { reason: `the upload failed: ${failure.message}`, repair: null } }
    }
    const { commitSha, isUnchanged } = sent
    const card = files.find(({ path }) => path === 'README.md')
    const { sdkVersion, pythonVersion } = readCardFields(card === undefined ? undefined : new TextDecoder().decode(card.bytes))
    await updateTargetSpace(context, spaceId, { commitSha, ...counted, sdkVersion, pythonVersion })
    const told = isUnchanged ? 'the Space has these files already' : `${counted.fileCount} files are uploaded`
    await context.report('space.uploaded', told, { spaceId, commitSha, isUnchanged, ...counted })
    return { facts: { upload: { isUploaded: true, failure: null, commitSha, ...counted, isUnchanged } } }
  },
}

type Sent = { commitSha: string; isUnchanged: boolean } | { answer: HubAnswer }

/** Each try looks first: one whose answer was lost may have had its effect. */
async function send(context: StepContext, spaceId: string, files: readonly WorkspaceFile[]): Promise<Sent> {
  let isSent = false
  for (let tries = 1; ; tries += 1) {
    try {
      const { head, tree } = await readTree(context, spaceId)
      const difference = compareTree(files, tree)
      if (head !== undefined && difference.changed.length + difference.deleted.length === 0) return { commitSha: head, isUnchanged: !isSent }
      isSent = true
      return { commitSha: await commitDifference(context, spaceId, head, difference), isUnchanged: false }
    } catch (error) {
      context.signal.throwIfAborted()
      const answer = readHubAnswer(error)
      if (answer.httpStatus === 401) await assertTokenIsValid(context)
      // Somebody else's commit, or one of ours that was not seen yet.
      const isStale = answer.httpStatus === 409 || answer.httpStatus === 412
      if (tries >= maxTries || !(isStale || isPassing(answer))) return { answer }
      await pauseBeforeRetry(context, answer, tries)
    }
  }
}

async function readTree(context: StepContext, spaceId: string): Promise<{ head: string | undefined; tree: TreeFile[] }> {
  const { signal, deadline } = context
  const { sha } = await readSpaceInfo(context, spaceId, { isJustMade: true })
  if (sha == null) return { head: undefined, tree: [] }
  const tree: TreeFile[] = []
  for await (const page of connectHub(context).pages(`api/spaces/${spaceId}/tree/${sha}`, { schema: TreeEntries, query: { recursive: true }, signal, deadline })) {
    for (const { type, ...file } of page) if (type === 'file') tree.push(file)
  }
  return { head: sha, tree }
}

async function commitDifference({ hub, task, signal, round }: StepContext, spaceId: string, head: string | undefined, { changed, deleted }: TreeDifference): Promise<string> {
  const output = await commit({
    repo: { type: 'space', name: spaceId },
    hubUrl: hub.hubUrl.replace(/\/$/, ''),
    accessToken: hub.accessToken,
    title: `Run ${task.runId}${round === 0 ? '' : `, repair ${round}`}`,
    operations: [
      ...changed.map(({ path, bytes }) => ({ operation: 'addOrUpdate' as const, path, content: new Blob([Uint8Array.from(bytes)]) })),
      ...deleted.map((path) => ({ operation: 'delete' as const, path })),
    ],
    ...(head === undefined ? {} : { parentCommit: head }),
    ...(hub.fetch === undefined ? {} : { fetch: hub.fetch }),
    abortSignal: signal,
  })
  // Only commits to buckets have none.
  if (output === undefined) throw new NaturalCadError('BACKEND_ERROR', 'the Hub answered the commit without naming it')
  return output.commit.oid
}
