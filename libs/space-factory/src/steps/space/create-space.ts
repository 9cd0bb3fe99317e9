import { createSpace as askForSpace } from '@naturalcad/hub-client'
import type { Failure, HardwareAttempt } from '@naturalcad/contracts/factory'
import { freeCpuFlavor } from '../../hardware/flavors.ts'
import { judgeHardwareAnswer } from '../../hardware/judge-hardware-answer.ts'
import type { HardwareChoice } from '../../hardware/plan-hardware.ts'
import type { SpaceFacts } from '../../run/run-facts.ts'
import { markerVariable } from '../../run/space-marker.ts'
import type { Step, StepContext } from '../../run/step.ts'
import { createFailure } from '../../verdict/failure-table.ts'
import { adoptSpace } from './adopt-space.ts'
import { chooseRung } from './choose-rung.ts'
import { toHubCall } from '../hub/hub-call.ts'
import { assertTokenIsValid, type HubAnswer, readHubAnswer } from '../hub/hub-failure.ts'
import { pauseBeforeRetry } from '../hub/pause-before-retry.ts'
import { readSpaceInfo } from '../hub/space-info.ts'
import { requireSpaceId } from '../hub/space-name.ts'
import { toSpaceUrls, updateTargetSpace } from './target-space-file.ts'

/**
 * Makes the private Space with its hardware, variables and sleep time in one call; one that this run, or an earlier run of the same request,
 * has made is gone on with, and any other is never touched. What the Hub refuses is a fact; a token that is not valid any more interrupts.
 */
export const createSpace: Step<'workspace', 'space' | 'hardware'> = {
  name: 'create-space',
  state: 'creating_space',
  needs: ['workspace'],
  gives: ['space', 'hardware'],
  async run({ workspace }, context) {
    const { task, report } = context
    const spaceId = requireSpaceId(task)
    const chosen = chooseRung(workspace.hardware, task)
    const made = await make(context, spaceId, chosen.rung, workspace.variables)
    const attempts = [...chosen.refused, ...made.attempts]
    const space: SpaceFacts = {
      ...toSpaceUrls(context, spaceId),
      failure: made.failure,
      isCreated: made.failure === null,
      isOwn: made.failure === null,
      requestedHardware: made.requestedHardware,
      attempts,
    }
    const hardware = { needsGpu: chosen.needsGpu, requested: workspace.hardware, current: null, attempts }
    if (made.failure !== null) {
      await report('space.refused', made.failure.message, { spaceId, class: made.failure.class, attempts }, 'error')
      return { facts: { space, hardware }, stop: { reason: `the Space was not created: ${made.failure.message}`, repair: null } }
    }
    const { subdomain } = await readSpaceInfo(context, spaceId, { isJustMade: true })
    await updateTargetSpace(context, spaceId, { requestedHardware: made.requestedHardware, hardwareAttempts: attempts, ...(subdomain == null ? {} : { subdomain }) })
    await report(made.isAdopted ? 'space.found' : 'space.created', made.isAdopted ? `${spaceId} is there, made by this run or an earlier one` : `${spaceId} is created, private`, { spaceId, hardware: made.requestedHardware, attempts })
    return { facts: { space, hardware } }
  },
}

interface MadeSpace {
  isAdopted: boolean
  failure: Failure | null
  attempts: HardwareAttempt[]
  requestedHardware: string | null
}

async function make(context: StepContext, spaceId: string, rung: HardwareChoice | null, variables: Readonly<Record<string, string>>): Promise<MadeSpace> {
  const { task, redactor } = context
  const attempts: HardwareAttempt[] = []
  const failed = (failure: Failure): MadeSpace => ({ isAdopted: false, failure, attempts, requestedHardware: null })
  if (spaceId.split('/')[0]?.toLowerCase() !== task.user.toLowerCase()) return failed(createFailure('namespace', `${spaceId} is not in the namespace of ${task.user}`))
  if (rung === null && !task.hardware.acceptCpuShell) return failed(createFailure('plan', 'the GPU that the app needs is not allowed, and a Space without it was not accepted'))
  let asked = rung
  for (let tries = 1; ; tries += 1) {
    const flavor = asked?.flavor ?? freeCpuFlavor
    const answer = await ask(context, spaceId, asked, variables)
    if (answer === 'made') return { isAdopted: false, failure: null, attempts, requestedHardware: flavor }
    const httpStatus = answer.httpStatus ?? 503
    const message = redactor.text(answer.message)
    if (httpStatus === 401) await assertTokenIsValid(context)
    const decision = judgeHardwareAnswer({ flavor, via: 'create', httpStatus, message, tries, acceptsCpuShell: task.hardware.acceptCpuShell })
    if (decision.attempt !== null && flavor !== freeCpuFlavor) attempts.push({ ...decision.attempt, httpStatus: answer.httpStatus })
    if (decision.next === 'retry_later') {
      await pauseBeforeRetry(context, answer, tries)
      continue
    }
    if (decision.next === 'retry_without_hardware') {
      await context.report('hardware.refused', `${flavor} is refused: ${message}`, { flavor, httpStatus: answer.httpStatus }, 'warning')
      asked = null
      tries = 0
      continue
    }
    if (httpStatus !== 409) return failed(createFailure(decision.failureClass ?? 'internal', message))
    const adopted = await adoptSpace(context, spaceId, variables)
    if ('failure' in adopted) return failed(adopted.failure)
    const { requestedHardware } = adopted
    // The answer that refused it was lost with the worker that got it.
    if (flavor !== freeCpuFlavor && requestedHardware !== flavor) attempts.push({ flavor, via: 'create', httpStatus: null, outcome: 'refused_plan', reason: `the Space was made with ${requestedHardware ?? freeCpuFlavor} in place of ${flavor}` })
    return { isAdopted: true, failure: null, attempts, requestedHardware }
  }
}

async function ask(context: StepContext, spaceId: string, rung: HardwareChoice | null, variables: Readonly<Record<string, string>>): Promise<'made' | HubAnswer> {
  const isFree = rung === null || rung.flavor === freeCpuFlavor
  try {
    await askForSpace({
      ...toHubCall(context),
      // Which answers are waited for is decided by the policy of hardware.
      retry: { limit: 0 },
      repo: `spaces/${spaceId}`,
      sdk: 'gradio',
      visibility: 'private',
      variables: Object.entries({ ...variables, [markerVariable]: context.task.runId }).map(([key, value]) => ({ key, value })),
      ...(isFree ? {} : { hardware: rung.flavor }),
      ...(isFree || rung.sleepTimeSeconds === null ? {} : { sleepTimeSeconds: rung.sleepTimeSeconds }),
    })
    return 'made'
  } catch (error) {
    context.signal.throwIfAborted()
    return readHubAnswer(error)
  }
}
