import { orderedEdges, selectableShapes, type Shape, type ShapeType } from '@naturalcad/cad-kernel'
import { valueError } from '../../values/index.ts'
import type { SelectName } from '../enums/enums.ts'
import { wrapShape, type ShapeValue } from '../values/shape-values.ts'

/** The sub-shapes of a kind in build123d's order, each knowing what it was selected from. */
export function subShapeValues(value: ShapeValue, type: ShapeType, select: SelectName = 'ALL'): ShapeValue[] {
  const { shape, history } = value
  if (shape === undefined) return []
  if (select !== 'ALL' && history === undefined) {
    throw valueError(`Select.${select} needs a record of how this shape was made, and this one has none - it is the result of no recorded operation`)
  }
  const all = listShapes(shape, type)
  const chosen = select === 'ALL' || history === undefined ? all : all.filter((piece) => history.selects(select, piece))
  return chosen.map((piece) => {
    const selected = wrapShape(piece)
    selected.topoPath = [...value.topoPath, value]
    return selected
  })
}

function listShapes(shape: Shape, type: ShapeType): Shape[] {
  if (type === 'compound') return shape.type === 'compound' ? [shape] : []
  if (shape.type === 'vertex' && type === 'vertex') return [shape]
  return shape.type === 'wire' && type === 'edge' ? orderedEdges(shape) : selectableShapes(shape, type)
}

const singular = { vertex: 'vertex', edge: 'edge', wire: 'wire', face: 'face', shell: 'shell', solid: 'solid', compound: 'compound' } as const
export type SelectableType = keyof typeof singular
export const pluralOf = { vertex: 'vertices', edge: 'edges', wire: 'wires', face: 'faces', shell: 'shells', solid: 'solids', compound: 'compounds' } as const

/** The only one, or Python's ValueError with their number. */
export function only<Item>(items: readonly Item[], type: SelectableType): Item {
  const [item] = items
  if (item === undefined || items.length !== 1) throw valueError(`Expected exactly one ${singular[type]}, found ${items.length}`)
  return item
}
