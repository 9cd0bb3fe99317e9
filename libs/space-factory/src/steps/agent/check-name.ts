import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { SpaceFacts } from '../../run/run-facts.ts'
import type { Step } from '../../run/step.ts'
import { adoptSpace } from '../space/adopt-space.ts'
import { readSpaceInfo } from '../hub/space-info.ts'
import { requireSpaceId } from '../hub/space-name.ts'
import { toSpaceUrls } from '../space/target-space-file.ts'

/** Before an agent is let at a Space: it is not there yet, or it is one that this run has made. */
export const checkName: Step<never, 'space'> = {
  name: 'check-name',
  state: 'job_running',
  needs: [],
  gives: ['space'],
  async run(_, context) {
    const spaceId = requireSpaceId(context.task)
    const space: SpaceFacts = { ...toSpaceUrls(context, spaceId), failure: null, isCreated: false, isOwn: false, requestedHardware: null, attempts: [] }
    try {
      await readSpaceInfo(context, spaceId)
    } catch (error) {
      if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return { facts: { space } }
      throw error
    }
    const adopted = await adoptSpace(context, spaceId, {})
    if (!('failure' in adopted)) return { facts: { space } }
    return { facts: { space: { ...space, failure: adopted.failure } }, stop: { reason: adopted.failure.message, repair: null } }
  },
}
