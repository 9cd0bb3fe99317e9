import type { Kernel } from '../kernel/kernel.ts'
import { operate } from '../kernel/operate.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

/** OCCT's own text form: exact, and quicker than STEP; for moving a shape between kernels of the same version. */
export function writeBrep(shape: Shape): string {
  return operate(shape.kernel, 'BREP export', (bench) => bench.occt.BRepToolsWrapper.Write(rawOf(shape)))
}

export function readBrep(kernel: Kernel, text: string): Shape {
  return operate(kernel, 'BREP import', (bench) => bench.shape(bench.occt.BRepToolsWrapper.Read(text)), 'give text that writeBrep made')
}
