import { operate } from '../kernel/operate.ts'
import type { TopoDS_Shape } from '../kernel/occt.ts'
import { rawOf, type Shape, type ShapeType } from '../shape/shape.ts'
import { explore, hashOfRaw } from './sub-shapes.ts'

/**
 * Sub-shapes as build123d's selectors list them: each once, where it occurs first, but oriented as it occurs last (an edge of a
 * solid runs both ways, and `edge @ 0` depends on it). Degenerated edges, such as a sphere's poles, are left out.
 */
export function selectableShapes(shape: Shape, type: ShapeType): Shape[] {
  return operate(shape.kernel, `${type} selection`, (bench) => {
    const buckets = new Map<number, { raw: TopoDS_Shape }[]>()
    const ordered: { raw: TopoDS_Shape }[] = []
    explore(bench, rawOf(shape), type, (raw) => {
      const hash = hashOfRaw(bench, raw)
      const bucket = buckets.get(hash) ?? []
      buckets.set(hash, bucket)
      const same = bucket.find((entry) => entry.raw.IsSame(raw))
      if (same === undefined) {
        const entry = { raw }
        bucket.push(entry)
        ordered.push(entry)
      } else {
        same.raw.delete()
        same.raw = raw
      }
    })
    return ordered
      .map(({ raw }) => bench.shape(raw))
      .filter((found) => {
        if (type !== 'edge' || !bench.occt.BRep_Tool.Degenerated(bench.edge(found))) return true
        found.delete()
        return false
      })
  })
}
