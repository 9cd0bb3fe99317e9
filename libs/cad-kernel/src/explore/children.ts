import { operate } from '../kernel/operate.ts'
import { enumByType, rawOf, shapeTypes, type Shape, type ShapeType } from '../shape/shape.ts'

/** The kind that holds a kind when it does not stand alone. */
const holderByType = { solid: 'compsolid', shell: 'solid', face: 'shell', wire: 'face', edge: 'wire', vertex: 'edge' } as const

/**
 * What a compound holds, compounds inside it opened: solids first, then the shells, faces, wires, edges and vertices that
 * are part of nothing larger. Any other shape comes as a list of one.
 */
export function topLevelShapes(shape: Shape): Shape[] {
  if (shape.type !== 'compound') return [shape]
  return operate(shape.kernel, 'parts', (bench) => {
    const found: Shape[] = []
    for (const [type, holder] of Object.entries(holderByType) as [keyof typeof holderByType, ShapeType][]) {
      const explorer = bench.own(new bench.occt.TopExp_Explorer(rawOf(shape), enumByType[type], enumByType[holder]))
      for (; explorer.More(); explorer.Next()) found.push(bench.shape(explorer.Current()))
    }
    return found
  })
}

/** What a shape directly holds, in order: the shells of a solid, the wires of a face, the edges of a wire. */
export function children(shape: Shape): Shape[] {
  if (shape.type === 'compound') return topLevelShapes(shape)
  return operate(shape.kernel, 'children', (bench) => {
    const found: Shape[] = []
    for (const type of shapeTypes.slice(shapeTypes.indexOf(shape.type) + 1)) {
      const explorer = bench.own(new bench.occt.TopExp_Explorer(rawOf(shape), enumByType[type], 'TopAbs_SHAPE'))
      for (; explorer.More(); explorer.Next()) {
        const raw = explorer.Current()
        if (explorer.Depth() === 1) found.push(bench.shape(raw))
        else raw.delete()
      }
      if (found.length > 0) break
    }
    return found
  })
}
