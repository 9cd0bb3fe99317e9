import type { FactoryTask, HardwareAttempt } from '@naturalcad/contracts/factory'
import type { SpaceRuntime } from '@naturalcad/hub-client'
import { judgeRuntimeHardware } from '../../hardware/judge-runtime-hardware.ts'
import type { RunFacts } from '../../run/run-facts.ts'
import { isHardwareGranted } from '../../verdict/gate-rules.ts'

/** The Space was made, and the GPU that its app needs was refused. */
export function isShell(hardware: RunFacts['hardware']): boolean {
  return hardware.needsGpu && hardware.attempts.length > 0 && !isHardwareGranted(hardware)
}

/** The hardware as the runtime shows it: what runs decides, whatever was answered to the call that asked for it. */
export function judgeHardware(hardware: RunFacts['hardware'], runtime: SpaceRuntime, via: HardwareAttempt['via']): RunFacts['hardware'] {
  const seen = { ...hardware, current: runtime.hardware?.current ?? null }
  if (hardware.requested === null) return seen
  const attempt = judgeRuntimeHardware({ requested: hardware.requested, current: seen.current, stage: runtime.stage, via })
  return attempt === undefined ? seen : { ...seen, attempts: [...hardware.attempts, attempt] }
}

/** Whether this run has asked for other hardware than the Space had: what it had before is its owner's own doing. */
export function isAskedFor({ hardware: { flavor } }: Pick<FactoryTask, 'hardware'>, { requested, current, attempts }: RunFacts['hardware']): boolean {
  return flavor !== null && flavor === requested && flavor !== current && attempts.length === 0
}
