import { operate } from '../kernel/operate.ts'
import { rawOf, type Shape, type ShapeType } from '../shape/shape.ts'
import { explore, ShapeSet } from './sub-shapes.ts'

export interface Ancestry {
  shape: Shape
  /** In the order of the whole; a seam lists its face twice. */
  ancestors: Shape[]
}

/** For each sub-shape of `type` (once) what of `ancestorType` holds it: OCCT's `TopExp::MapShapesAndAncestors`. */
export function ancestorsOf(whole: Shape, type: ShapeType, ancestorType: ShapeType): Ancestry[] {
  return operate(whole.kernel, `${ancestorType}s of ${type}s`, (bench) => {
    const found = new ShapeSet(bench)
    const table: Shape[][] = []
    explore(bench, rawOf(whole), ancestorType, (holder) => {
      const ancestor = bench.shape(holder)
      explore(bench, rawOf(ancestor), type, (raw) => {
        const index = found.add(raw)
        const list = (table[index] ??= [])
        list.push(ancestor)
      })
    })
    explore(bench, rawOf(whole), type, (raw) => found.add(raw))
    return found.takeAll().map((raw, index) => ({ shape: bench.shape(raw), ancestors: table[index] ?? [] }))
  })
}
