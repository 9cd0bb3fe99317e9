import { argumentError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import { unwrapCompound } from '../explore/unwrap-compound.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

/** Joins faces along edges that coincide within the tolerance: a shell, a face, or a compound of what stays apart. */
export function sewFaces(faces: readonly Shape[], tolerance = 1e-6): Shape {
  const first = faces[0]
  if (first === undefined) throw argumentError('sew', 'no faces', 'give at least one face')
  return operate(first.kernel, 'sew', (bench) => {
    const sewing = bench.own(new bench.occt.BRepBuilderAPI_Sewing(tolerance, true, true, true, false))
    for (const face of faces) sewing.Add(rawOf(face))
    const progress = bench.own(new bench.occt.Message_ProgressRange())
    sewing.Perform(progress)
    return bench.shape(sewing.SewedShape())
  })
}

/** The shell of the faces; throws `SCRIPT_FAILED` when they do not all hang together. */
export function makeShell(faces: readonly Shape[], tolerance = 1e-6): Shape {
  const sewn = unwrapCompound(sewFaces(faces, tolerance))
  if (sewn.type === 'shell') return sewn
  return operate(sewn.kernel, 'shell', (bench) => {
    if (sewn.type !== 'face') bench.fail('the faces do not hang together', 'let each face share an edge with another')
    const builder = bench.own(new bench.occt.TopoDS_Builder())
    const made = new bench.occt.TopoDS_Shell()
    builder.MakeShell(made)
    builder.Add(made, rawOf(sewn))
    return bench.shape(made)
  })
}

/** The solid inside a closed shell, turned so that its volume is positive. */
export function makeSolid(shell: Shape): Shape {
  return operate(shell.kernel, 'solid', (bench) => {
    if (shell.type !== 'shell') bench.fail(`needs a shell, got a ${shell.type}`, 'make a shell of the faces first')
    const fix = bench.own(new bench.occt.ShapeFix_Solid())
    return bench.shape(fix.SolidFromShell(bench.own(bench.occt.TopoDS.Shell(rawOf(shell)))))
  })
}
