import { NaturalCadError } from '@naturalcad/contracts/errors'
import { unwrapCompound } from '../explore/unwrap-compound.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { operate } from '../kernel/operate.ts'
import type { Shape } from '../shape/shape.ts'

const path = '/read.step'

/** The shapes of a STEP file in millimetres, as one; names and colours are not read. Throws `INVALID_REQUEST` for what is no STEP file. */
export function readStep(kernel: Kernel, file: Uint8Array): Shape {
  const unreadable = () =>
    new NaturalCadError('INVALID_REQUEST', 'STEP import: the file holds no shape', { remedy: 'give a whole STEP file (ISO 10303-21) with geometry' })
  return operate(kernel, 'STEP import', (bench) => {
    const { occt } = bench
    occt.FS.writeFile(path, file)
    try {
      const reader = bench.own(new occt.STEPControl_Reader())
      if (reader.ReadFile(path) !== 'IFSelect_RetDone') throw unreadable()
      const progress = bench.own(new occt.Message_ProgressRange())
      if (reader.TransferRoots(progress) === 0 || reader.NbShapes() === 0) throw unreadable()
      return unwrapCompound(bench.shape(reader.OneShape()))
    } finally {
      occt.FS.unlink(path)
    }
  })
}
