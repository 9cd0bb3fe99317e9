import type { SpaceRuntime } from '@naturalcad/hub-client'
import { judgeRuntimeHardware } from '../../hardware/judge-runtime-hardware.ts'
import type { RunFacts } from '../../run/run-facts.ts'
import { isHardwareGranted } from '../../verdict/gate-rules.ts'

/** The Space was made, and the GPU that its app needs was refused. */
export function isShell(hardware: RunFacts['hardware']): boolean {
  return hardware.needsGpu && hardware.attempts.length > 0 && !isHardwareGranted(hardware)
}

/** The hardware as the runtime shows it: what runs decides, whatever was answered to the call that asked for it. */
export function judgeHardware(hardware: RunFacts['hardware'], { stage, hardware: shown }: SpaceRuntime): RunFacts['hardware'] {
  const current = shown?.current ?? null
  if (hardware.requested === null) return { ...hardware, current }
  const via = hardware.attempts.at(-1)?.via ?? 'create'
  const attempt = judgeRuntimeHardware({ requested: hardware.requested, current, stage, via })
  return { ...hardware, current, attempts: attempt === undefined ? hardware.attempts : [...hardware.attempts, attempt] }
}
