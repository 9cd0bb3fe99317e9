import { argumentError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import type { Shape } from '../shape/shape.ts'

export interface LoftOptions {
  /** Straight from section to section instead of smoothly through all. @default false */
  ruled?: boolean
  /** A shell without its ends instead of a solid. @default false */
  shell?: boolean
}

/** Through wires in order; a vertex may stand at either end for a tip. */
export function loft(sections: readonly Shape[], { ruled = false, shell = false }: LoftOptions = {}): Shape {
  const first = sections[0]
  if (first === undefined || sections.length < 2) throw argumentError('loft', `${sections.length} sections`, 'give at least two')
  for (const [index, section] of sections.entries()) {
    const isInner = index > 0 && index < sections.length - 1
    if (section.type === 'vertex' && (isInner || sections.length === 2 && sections.every((other) => other.type === 'vertex'))) {
      throw argumentError('loft', 'a vertex between wires', 'put vertices only first and last, with a wire between')
    }
  }
  return operate(
    first.kernel,
    'loft',
    (bench) => {
      const builder = bench.own(new bench.occt.BRepOffsetAPI_ThruSections(!shell, ruled, 1e-6))
      for (const section of sections) {
        if (section.type === 'vertex') builder.AddVertex(bench.vertex(section))
        else builder.AddWire(bench.wire(section))
      }
      builder.Build(bench.own(new bench.occt.Message_ProgressRange()))
      return bench.shape(builder.Shape())
    },
    'give sections that do not cross each other, all closed or all open',
  )
}
