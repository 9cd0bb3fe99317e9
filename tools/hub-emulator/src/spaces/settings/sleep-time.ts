import { findFlavor } from '../../hardware/flavors.ts'
import type { Repository } from '../../repositories/repository.ts'
import type { Space } from '../space-store.ts'

/** What costs nothing sleeps after two days, whatever its owner would like. */
const freeSleepSeconds = 172_800

export const standardHardware = 'cpu-basic'

export function isPaidHardware(name: string): boolean {
  return name !== standardHardware && (findFlavor(name, 'space')?.usdPerHour ?? 0) > 0
}

/** Seconds without a visitor until the Space sleeps; null for never. */
export function sleepSecondsOf({ hardware }: Repository, { sleepSeconds }: Space): number | null {
  if (!isPaidHardware(hardware ?? standardHardware)) return freeSleepSeconds
  return sleepSeconds === null || sleepSeconds < 0 ? null : sleepSeconds
}
