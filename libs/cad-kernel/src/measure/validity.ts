import { operate } from '../kernel/operate.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

/** OCCT's own verdict on topology and geometry. It does not see everything: measure the volume as well. */
export function isValid(shape: Shape): boolean {
  return operate(shape.kernel, 'validity', (bench) => bench.own(new bench.occt.BRepCheck_Analyzer(rawOf(shape), true, false, false)).IsValid())
}

/** Whether a wire, edge or shell ends where it begins. */
export function isClosed(shape: Shape): boolean {
  return operate(shape.kernel, 'closed', (bench) => bench.occt.BRep_Tool.IsClosed(rawOf(shape)))
}

/** An edge that is a single point, as at the pole of a sphere or the tip of a cone: it has no curve. */
export function isDegenerated(edge: Shape): boolean {
  return operate(edge.kernel, 'degenerated', (bench) => bench.occt.BRep_Tool.Degenerated(bench.edge(edge)))
}
