import type { DimensionName } from '../language/item.ts'

/** Parts are made from diameters: the one that a radius stands for, or the dimension itself. */
export function diameterOf(dimension: DimensionName): DimensionName {
  if (dimension === 'radius') return 'diameter'
  if (dimension === 'outerRadius') return 'outerDiameter'
  if (dimension === 'topRadius') return 'topDiameter'
  if (dimension === 'bottomRadius') return 'bottomDiameter'
  return dimension === 'innerRadius' ? 'innerDiameter' : dimension
}

export function radiusDoubled(dimension: DimensionName): boolean {
  return diameterOf(dimension) !== dimension
}
