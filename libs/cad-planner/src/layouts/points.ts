import type { Point2 } from '@naturalcad/contracts/part'
import { pythonFloat } from '../script/script.ts'
import type { Layout } from './layout.ts'

/** At given points. */
export function points(positions: readonly Point2[], reason: string): Layout {
  return {
    positions,
    context: `Locations(${positions.map(([x, y]) => `(${pythonFloat(x)}, ${pythonFloat(y)})`).join(', ')})`,
    parameters: [],
    reason,
  }
}
