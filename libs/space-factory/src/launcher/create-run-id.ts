import { randomBytes } from 'node:crypto'
import type { Clock } from '@naturalcad/contracts'
import type { FactoryRunId } from '@naturalcad/contracts/factory'

/** Sorts by time; the rest is chance, so two runs of one second differ. */
export function createRunId(clock: Clock): FactoryRunId {
  const time = new Date(clock.now()).toISOString()
  const chance = Array.from(randomBytes(8), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('')
  return `${time.slice(0, 10).replaceAll('-', '')}-${time.slice(11, 19).replaceAll(':', '')}-${chance}`
}
