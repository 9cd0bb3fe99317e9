import type { Expectations } from '@naturalcad/contracts/part'
import { areaOfCut, volumeOfCut } from '../expectations/cut-volume.ts'
import { volumeOfRim } from '../expectations/edge-volume.ts'
import type { Prism } from './prism.ts'

type Measured = Omit<Prism, 'script' | 'name' | 'isRoundedAllOver'>

/** Volume, box and genus. Exact since no two openings touch and none touches an edge: the parts of the sum are disjoint. */
export function expectSolid({ outline, cuts, top, bottom }: Measured, thickness: number): Expectations {
  const openings = cuts.reduce((sum, cut) => sum + volumeOfCut(cut, thickness), 0)
  const rims = [top, bottom].reduce((sum, rim) => sum + (rim === undefined ? 0 : volumeOfRim(outline, rim.kind, rim.size)), 0)
  return {
    volume: outline.area * thickness - openings - rims,
    size: [outline.size[0], outline.size[1], thickness],
    genus: cuts.reduce((sum, cut) => sum + (cut.depth === undefined ? cut.layout.positions.length : 0), 0),
    solids: 1,
  }
}

/** Area and inner wires of the same shape drawn flat. */
export function expectSketch({ outline, cuts }: Measured): Expectations {
  return {
    area: outline.area - cuts.reduce((sum, { shape, layout }) => sum + layout.positions.length * areaOfCut(shape), 0),
    size: [outline.size[0], outline.size[1], 0],
    innerWires: cuts.reduce((sum, { layout }) => sum + layout.positions.length, 0),
  }
}
