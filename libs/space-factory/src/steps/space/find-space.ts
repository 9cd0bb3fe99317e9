import { getSpaceRuntime } from '@naturalcad/hub-client'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { TargetSpace } from '@naturalcad/contracts/factory'
import { findFlavor } from '../../hardware/flavors.ts'
import type { RunFacts } from '../../run/run-facts.ts'
import type { Step, StepContext } from '../../run/step.ts'
import { createFailure } from '../../verdict/failure-table.ts'
import { toHubCall } from '../hub/hub-call.ts'
import { deriveSubdomain, readSpaceInfo, type SpaceInfo } from '../hub/space-info.ts'
import { requireSpaceId } from '../hub/space-name.ts'
import { toSpaceUrls, updateTargetSpace } from './target-space-file.ts'

type Gives = 'space' | 'upload' | 'hardware' | 'workspace'

/** Finds a Space that is there, to be validated as it is: any commit that runs will do, and nothing of it is changed. */
export const findSpace: Step<never, Gives> = {
  name: 'find-space',
  state: 'assigning_hardware',
  needs: [],
  gives: ['space', 'upload', 'hardware', 'workspace'],
  async run(_facts, context) {
    const { task, report } = context
    const spaceId = requireSpaceId(task)
    const urls = toSpaceUrls(context, spaceId)
    const info = await look(context, spaceId)
    if (info === undefined) {
      const failure = createFailure('namespace', `there is no Space ${spaceId}, or the token may not see it`, 'give the id of a Space that is there, or a token that may see it')
      return { facts: { space: { ...urls, failure, isCreated: false, isOwn: false, requestedHardware: null, attempts: [] } }, stop: { reason: failure.message, repair: null } }
    }
    const { hardware: shown } = await getSpaceRuntime({ ...toHubCall(context), repo: `spaces/${spaceId}` })
    const requested = shown?.requested ?? null
    await updateTargetSpace(context, spaceId, {
      subdomain: info.subdomain ?? deriveSubdomain(spaceId),
      visibility: toVisibility(info),
      sdk: info.sdk ?? 'gradio',
      requestedHardware: requested,
      currentHardware: shown?.current ?? null,
      commitSha: info.sha ?? null,
    })
    await report('space.found', `${spaceId} is there`, { spaceId, sha: info.sha ?? null, hardware: shown?.current ?? requested })
    const facts: Pick<RunFacts, Gives> = {
      space: { ...urls, failure: null, isCreated: true, isOwn: false, requestedHardware: requested, attempts: [] },
      // Nothing is sent, and the commit that runs is the one that is meant.
      upload: { isUploaded: true, failure: null, commitSha: null, fileCount: 0, bytes: 0, isUnchanged: true },
      hardware: { needsGpu: requested !== null && findFlavor(requested)?.kind !== 'cpu', requested, current: shown?.current ?? null, attempts: [] },
      workspace: {
        files: [], findings: [], hardware: requested ?? 'cpu-basic', variables: {}, endpoint: task.live.endpoint, sampleInputs: null,
        expected: task.live.expected, expectedText: null, durationSeconds: 60,
      },
    }
    return { facts }
  },
}

async function look(context: StepContext, spaceId: string): Promise<SpaceInfo | undefined> {
  try {
    return await readSpaceInfo(context, spaceId)
  } catch (error) {
    const { code } = NaturalCadError.from(error)
    if (code === 'NOT_FOUND' || code === 'FORBIDDEN') return undefined
    throw error
  }
}

function toVisibility({ private: isPrivate }: SpaceInfo): TargetSpace['visibility'] {
  return isPrivate === false ? 'public' : 'private'
}
