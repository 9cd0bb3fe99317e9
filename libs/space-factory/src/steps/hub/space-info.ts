import { NaturalCadError } from '@naturalcad/contracts/errors'
import { z } from 'zod'
import { wait } from '../../live/wait.ts'
import type { StepContext } from '../../run/step.ts'
import { connectHub, waitingClock } from './hub-call.ts'

const SpaceInfo = z.looseObject({
  id: z.string(),
  sha: z.string().nullish(),
  private: z.boolean().nullish(),
  sdk: z.string().nullish(),
  /** Address of the app. */
  host: z.url().nullish(),
  subdomain: z.string().nullish(),
  /** That its card names. */
  models: z.array(z.string()).nullish(),
})
export type SpaceInfo = z.output<typeof SpaceInfo>

const looks = 5

/** The Hub's word on a Space. One that was just made may not be seen at once: so it is looked for again, for some seconds. */
export async function readSpaceInfo(context: StepContext, spaceId: string, { isJustMade = false } = {}): Promise<SpaceInfo> {
  const { signal, deadline } = context
  for (let look = 1; ; look += 1) {
    try {
      return await connectHub(context).json(`api/spaces/${spaceId}`, { schema: SpaceInfo, signal, deadline, errorInBody: 'data' })
    } catch (error) {
      if (!isJustMade || look === looks || NaturalCadError.from(error).code !== 'NOT_FOUND') throw error
      await wait(look * 1000, { clock: waitingClock(context), signal })
    }
  }
}

/** Where the app of a Space is asked: an origin of its own. */
export function findAppUrl({ host, subdomain }: SpaceInfo, spaceId: string): string {
  return host ?? `https://${subdomain ?? deriveSubdomain(spaceId)}.hf.space`
}

/** As the Hub makes it of an id. */
export function deriveSubdomain(spaceId: string): string {
  return spaceId.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
}
