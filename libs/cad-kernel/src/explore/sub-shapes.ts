import { operate } from '../kernel/operate.ts'
import type { TopoDS_Shape } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import { enumByType, rawOf, type Shape, type ShapeType } from '../shape/shape.ts'

/**
 * Every sub-shape of a kind once (`IsSame`), in the order in which OCCT's `TopExp::MapShapes` meets them, which is that of
 * build123d's `faces()`, `edges()`, `vertices()`. A shape of that kind is its own sub-shape. Edges that are a point (the
 * pole of a sphere) are left out, as there.
 */
export function subShapes(shape: Shape, type: ShapeType): Shape[] {
  return operate(shape.kernel, `${type} list`, (bench) => {
    return distinct(bench, shape, type).map((raw) => bench.shape(raw))
  })
}

/** How many sub-shapes of a kind there are, each counted once. */
export function countSubShapes(shape: Shape, type: ShapeType): number {
  return operate(shape.kernel, `${type} count`, (bench) => {
    const found = distinct(bench, shape, type)
    for (const raw of found) raw.delete()
    return found.length
  })
}

function distinct(bench: Workbench, shape: Shape, type: ShapeType): TopoDS_Shape[] {
  const found = new ShapeSet(bench)
  explore(bench, rawOf(shape), type, (raw) => {
    if (type === 'edge' && isPoint(bench, raw)) raw.delete()
    else found.add(raw)
  })
  return found.takeAll()
}

function isPoint(bench: Workbench, raw: TopoDS_Shape): boolean {
  return bench.occt.BRep_Tool.Degenerated(bench.own(bench.occt.TopoDS.Edge(raw)))
}

/** Walks all sub-shapes of a kind, shared ones as often as they occur. The visitor owns what it is given. */
export function explore(bench: Workbench, raw: TopoDS_Shape, type: ShapeType, visit: (raw: TopoDS_Shape) => void): void {
  const explorer = bench.own(new bench.occt.TopExp_Explorer(raw, enumByType[type], 'TopAbs_SHAPE'))
  for (; explorer.More(); explorer.Next()) visit(explorer.Current())
}

/** Handles without their doubles, first come first kept; OCCT's own maps are not exposed by the binding. */
export class ShapeSet {
  readonly #bench: Workbench
  readonly #buckets = new Map<number, { raw: TopoDS_Shape; index: number }[]>()
  readonly #ordered: TopoDS_Shape[] = []

  constructor(bench: Workbench) {
    this.#bench = bench
  }

  /** The index of the shape; a double is freed. */
  add(raw: TopoDS_Shape): number {
    const bucket = this.#bucketOf(raw)
    const same = bucket.find((entry) => entry.raw.IsSame(raw))
    if (same !== undefined) {
      raw.delete()
      return same.index
    }
    const index = this.#ordered.push(raw) - 1
    bucket.push({ raw, index })
    return index
  }

  indexOf(raw: TopoDS_Shape): number {
    return this.#bucketOf(raw).find((entry) => entry.raw.IsSame(raw))?.index ?? -1
  }

  takeAll(): TopoDS_Shape[] {
    return this.#ordered
  }

  #bucketOf(raw: TopoDS_Shape): { raw: TopoDS_Shape; index: number }[] {
    const hash = hashOfRaw(this.#bench, raw)
    const bucket = this.#buckets.get(hash) ?? []
    this.#buckets.set(hash, bucket)
    return bucket
  }
}

export function hashOfRaw(bench: Workbench, raw: TopoDS_Shape): number {
  return bench.occt.ReplicadShapeHasher.HashCode(raw, 0x7fffffff)
}
