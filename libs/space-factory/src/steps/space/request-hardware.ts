import { setSpaceHardware } from '@naturalcad/hub-client'
import type { HardwareAttempt } from '@naturalcad/contracts/factory'
import { findFlavor } from '../../hardware/flavors.ts'
import { judgeHardwareAnswer } from '../../hardware/judge-hardware-answer.ts'
import type { RunFacts } from '../../run/run-facts.ts'
import type { Step, StepContext } from '../../run/step.ts'
import { chooseRung } from './choose-rung.ts'
import { toHubCall } from '../hub/hub-call.ts'
import { readHubAnswer } from '../hub/hub-failure.ts'
import { pauseBeforeRetry } from '../hub/pause-before-retry.ts'
import { updateTargetSpace } from './target-space-file.ts'

/**
 * Asks for the hardware that the user named, of a Space that is validated; without a name nothing is changed. A refusal ends the asking:
 * a person has to assign it. What the Space has by then is asked all the same.
 */
export const requestHardware: Step<'space' | 'hardware', 'hardware'> = {
  name: 'request-hardware',
  state: 'assigning_hardware',
  needs: ['space', 'hardware'],
  gives: ['hardware'],
  async run({ space: { spaceId }, hardware }, context) {
    const { flavor } = context.task.hardware
    if (flavor === null || flavor === hardware.current) return { facts: { hardware } }
    const { rung, refused, needsGpu } = chooseRung(flavor, context.task)
    const attempts = rung === null ? refused : await ask(context, spaceId, flavor, rung.sleepTimeSeconds)
    const facts: RunFacts['hardware'] = { needsGpu: needsGpu && findFlavor(flavor) !== undefined, requested: flavor, current: hardware.current, attempts: [...hardware.attempts, ...attempts] }
    await updateTargetSpace(context, spaceId, { requestedHardware: flavor, hardwareAttempts: facts.attempts })
    const [refusal] = attempts
    await context.report(refusal === undefined ? 'hardware.requested' : 'hardware.refused', refusal?.reason ?? `${flavor} is asked for`, { spaceId, flavor, attempts }, refusal === undefined ? 'info' : 'warning')
    return { facts: { hardware: facts } }
  },
}

async function ask(context: StepContext, spaceId: string, flavor: string, sleepTimeSeconds: number | null): Promise<HardwareAttempt[]> {
  const { signal, redactor } = context
  for (let tries = 1; ; tries += 1) {
    try {
      await setSpaceHardware({ ...toHubCall(context), retry: { limit: 0 }, repo: `spaces/${spaceId}`, flavor, ...(sleepTimeSeconds === null ? {} : { sleepTimeSeconds }) })
      return []
    } catch (error) {
      signal.throwIfAborted()
      const { httpStatus, message, retryAfterMs } = readHubAnswer(error)
      const { next, attempt } = judgeHardwareAnswer({ flavor, via: 'request', httpStatus: httpStatus ?? 503, message: redactor.text(message), tries, acceptsCpuShell: false })
      if (next !== 'retry_later') return attempt === null ? [] : [{ ...attempt, httpStatus }]
      await pauseBeforeRetry(context, { retryAfterMs }, tries)
    }
  }
}
