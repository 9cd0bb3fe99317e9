import { rawOf, type Shape } from '../shape/shape.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { operate } from '../kernel/operate.ts'

/** Holds the shapes together without joining them; may be empty. */
export function makeCompound(kernel: Kernel, shapes: readonly Shape[]): Shape {
  return operate(kernel, 'compound', (bench) => {
    const builder = bench.own(new bench.occt.TopoDS_Builder())
    const compound = new bench.occt.TopoDS_Compound()
    builder.MakeCompound(compound)
    for (const shape of shapes) builder.Add(compound, rawOf(shape))
    return bench.shape(compound)
  })
}
