import { NaturalCadError } from '@naturalcad/contracts/errors'
import { freeCpuFlavor } from '../../hardware/flavors.ts'
import type { RunFacts } from '../../run/run-facts.ts'
import type { Step, StepContext, StepStop } from '../../run/step.ts'
import { createFailure } from '../../verdict/failure-table.ts'
import { readCardFields } from '../space/card-fields.ts'
import { readSpaceFiles } from '../hub/read-space-files.ts'
import { readSpaceInfo, type SpaceInfo } from '../hub/space-info.ts'
import { toSpaceUrls, updateTargetSpace } from '../space/target-space-file.ts'
import { keepApp } from './close-workspace.ts'

type Gives = 'space' | 'upload' | 'hardware' | 'workspace' | 'agent'

/** Looks at what an agent made on the Hub, and takes the files from there: they are what runs, whatever its folder holds. */
export const collectSpace: Step<'space' | 'workspace' | 'agent', Gives> = {
  name: 'collect-space',
  // What comes of it may still be written anew.
  state: 'generating',
  needs: ['space', 'workspace', 'agent'],
  gives: ['space', 'upload', 'hardware', 'workspace', 'agent'],
  async run({ space: before, workspace, agent }, context) {
    const { spaceId } = before
    const info = await look(context, spaceId)
    if (info?.sha == null) return { facts: { agent: agent === null ? null : { ...agent, outcome: 'failed', detail: `it did not make ${spaceId}` } }, stop: tell(`the agent did not make ${spaceId}`) }
    const failure = info.private === false ? createFailure('conflict', `${spaceId} is public, and the agent was to make it private`) : null
    const space: RunFacts['space'] = { ...toSpaceUrls(context, spaceId), failure, isCreated: failure === null, isOwn: true, requestedHardware: freeCpuFlavor, attempts: [] }
    if (failure !== null) return { facts: { space }, stop: { reason: failure.message, repair: null } }
    const entries = await readSpaceFiles(context, spaceId, info.sha)
    const kept = await keepApp(entries, context)
    const counted = { fileCount: kept.files.length, bytes: kept.files.reduce((sum, { bytes }) => sum + bytes, 0) }
    const { sdkVersion, pythonVersion } = readCardFields(await context.files.readText('generated/README.md'))
    await updateTargetSpace(context, spaceId, { requestedHardware: freeCpuFlavor, commitSha: info.sha, ...counted, sdkVersion, pythonVersion, ...(info.subdomain == null ? {} : { subdomain: info.subdomain }) })
    await context.report('space.collected', `${spaceId} holds ${counted.fileCount} files of the agent`, { spaceId, commitSha: info.sha, ...counted })
    const facts: Pick<RunFacts, Gives> = {
      space,
      upload: { isUploaded: true, failure: null, commitSha: info.sha, ...counted, isUnchanged: true },
      hardware: { needsGpu: false, requested: freeCpuFlavor, current: null, attempts: [] },
      workspace: { ...workspace, files: kept.files, findings: kept.findings },
      agent: agent === null ? null : { ...agent, hasUsableApp: kept.hasUsableApp },
    }
    return kept.appProblem === null ? { facts } : { facts, stop: tell(`what the agent uploaded is no app: ${kept.appProblem}`) }
  },
}

function tell(reason: string): StepStop {
  return { reason, repair: { what: 'space', error: reason, hint: null } }
}

async function look(context: StepContext, spaceId: string): Promise<SpaceInfo | undefined> {
  try {
    return await readSpaceInfo(context, spaceId, { isJustMade: true })
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return undefined
    throw error
  }
}
