import type { Value } from '../values/index.ts'
import { enumerations } from './enums/enums.ts'
import { axisClass, planeClass } from './values/geometry-values.ts'

/** The names that signatures use in their defaults. */
export function resolveDefault(name: string): Value | undefined {
  if (name === 'Axis') return axisClass
  if (name === 'Plane') return planeClass
  return Object.hasOwn(enumerations, name) ? enumerations[name as keyof typeof enumerations].cls : undefined
}
