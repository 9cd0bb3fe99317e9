import { isEmpty } from '../explore/unwrap-compound.ts'
import { geometryError } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import type { TDF_Label, TDocStd_Document } from '../kernel/occt.ts'
import type { Workbench } from '../kernel/workbench.ts'
import { rawOf, type Shape } from '../shape/shape.ts'
import { rewriteHeader, type StepHeader } from './step-header.ts'
import { stepName } from './step-name.ts'

export interface StepPart {
  shape: Shape
  /** Letters, digits, space and `_.-`, at most 64; anything else is replaced. @default 'part' */
  name?: string
}

const path = '/part.step'

/**
 * A STEP file (AP242, millimetres); several parts make an assembly. The bytes depend on shapes, names and header alone:
 * no clock, no machine, no counter.
 */
export function writeStep(parts: readonly StepPart[], header: StepHeader = {}): Uint8Array {
  const first = parts[0]
  if (first === undefined) throw geometryError('STEP export', 'no parts', 'give at least one shape')
  if (parts.some(({ shape }) => isEmpty(shape))) throw geometryError('STEP export', 'the shape is empty', 'check what was cut away')
  return operate(first.shape.kernel, 'STEP export', (bench) => {
    const { occt } = bench
    const document = describe(bench, parts)
    const session = bench.own(new occt.XSControl_WorkSession())
    const writer = bench.own(new occt.STEPCAFControl_Writer(session, false))
    writer.SetNameMode(true)
    // The parameters are global to the instance, so they are set each time.
    occt.Interface_Static.SetIVal('write.step.schema', 5)
    occt.Interface_Static.SetIVal('write.surfacecurve.mode', 1)
    occt.Interface_Static.SetIVal('write.precision.mode', 0)
    occt.Interface_Static.SetIVal('write.step.assembly', 2)
    occt.Interface_Static.SetCVal('write.step.unit', 'MM')
    occt.Interface_Static.SetCVal('xstep.cascade.unit', 'MM')
    // `Transfer` cannot be used: its multi-file prefix must be null to be off, and the binding sends every string as one.
    const isDone = writer.Perform(document, path, bench.own(new occt.Message_ProgressRange()))
    if (!isDone) bench.fail('the shape could not be written', 'check that it is valid and not empty')
    try {
      return rewriteHeader(occt.FS.readFile(path), header)
    } finally {
      occt.FS.unlink(path)
    }
  })
}

function describe(bench: Workbench, parts: readonly StepPart[]): TDocStd_Document {
  const { occt } = bench
  const text = (value: string) => bench.own(new occt.TCollection_ExtendedString(value, false))
  const document = bench.own(new occt.TDocStd_Document(text('XmlOcaf')))
  occt.XCAFDoc_ShapeTool.SetAutoNaming(false)
  const tool = bench.own(occt.XCAFDoc_DocumentTool.ShapeTool(bench.own(document.Main())))
  for (const { shape, name } of parts) {
    const label: TDF_Label = bench.own(tool.NewShape())
    tool.SetShape(label, rawOf(shape))
    bench.own(occt.TDataStd_Name.Set(label, text(stepName(name ?? 'part'))))
  }
  tool.UpdateAssemblies()
  return document
}
