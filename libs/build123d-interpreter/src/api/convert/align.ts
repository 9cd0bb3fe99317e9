import { valueError, PyList, PyTuple, type Value } from '../../values/index.ts'
import { Align, type AlignName } from '../enums/enums.ts'
import type { Vec } from '../geometry/vec.ts'

/** One alignment a dimension; undefined where the argument is None, which leaves the shape where it is. */
export function readAlign(value: Value, dimensions: 2 | 3): readonly AlignName[] | undefined {
  if (value === null) return undefined
  if (!(value instanceof PyTuple || value instanceof PyList)) return Array.from({ length: dimensions }, () => Align.read(value, 'align'))
  if (value.items.length < dimensions) throw valueError(`align needs ${dimensions} values, one for each of ${dimensions === 2 ? 'X and Y' : 'X, Y and Z'}`)
  return value.items.slice(0, dimensions).map((item) => (item === null ? 'NONE' : Align.read(item, 'align')))
}

/** How far to move a shape with these bounds. */
export function alignOffset(min: Vec, max: Vec, align: readonly AlignName[], center?: Vec): Vec {
  const along = (index: 0 | 1 | 2): number => {
    switch (align[index]) {
      case 'MIN':
        return -min[index]
      case 'MAX':
        return -max[index]
      case 'CENTER':
        return -(center?.[index] ?? (min[index] + max[index]) / 2)
      default:
        return 0
    }
  }
  return [along(0), along(1), along(2)]
}
