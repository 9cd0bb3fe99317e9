import { TargetSpace } from '@naturalcad/contracts/factory'
import type { StepContext } from '../../run/step.ts'
import { deriveSubdomain } from '../hub/space-info.ts'

const path = 'target_space.json'

/** Writes into `target_space.json` what a step has found of the Space; what it does not know stays. */
export async function updateTargetSpace(context: StepContext, spaceId: string, change: Partial<TargetSpace>): Promise<void> {
  const text = await context.files.readText(path)
  const before: TargetSpace = parse(text) ?? {
    schemaVersion: 1,
    runId: context.task.runId,
    spaceId,
    url: toSpaceUrls(context, spaceId).url,
    subdomain: deriveSubdomain(spaceId),
    visibility: 'private',
    sdk: 'gradio',
    sdkVersion: null,
    pythonVersion: null,
    requestedHardware: null,
    currentHardware: null,
    hardwareAttempts: [],
    commitSha: null,
    fileCount: 0,
    bytes: 0,
  }
  await context.files.writeJson(path, { ...before, ...change } satisfies TargetSpace)
}

export function toSpaceUrls({ hub }: Pick<StepContext, 'hub'>, spaceId: string): { spaceId: string; url: string; settingsUrl: string } {
  const url = `${hub.hubUrl.replace(/\/$/, '')}/spaces/${spaceId}`
  return { spaceId, url, settingsUrl: `${url}/settings` }
}

function parse(text: string | undefined): TargetSpace | undefined {
  if (text === undefined) return undefined
  try {
    return TargetSpace.safeParse(JSON.parse(text)).data
  } catch {
    // Cut off by a kill: written anew.
    return undefined
  }
}
