import { leastWall } from '../cuts/fit.ts'
import { describeSized } from '../reading/sized.ts'
import { contradiction } from '../refusal.ts'
import { Script } from '../script/script.ts'
import { centralBore } from './central-bore.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'

/** A ball, and with a hole along z a bead: what is left of it has the volume 4/3 π (R² − r²)^(3/2). */
export const sphere: Family = {
  name: 'sphere',
  noun: 'sphere',
  singular: 'sphere, ball, bead, solid sphere, round ball',
  plural: 'spheres, balls, beads',
  outputs: ['3d_solid'],
  parameters: [{ name: 'diameter', words: { diameter: 0, outerDiameter: 0, across: 0, width: 1, height: 2 }, default: 30 }],
  bare: 'diameter',
  features: ['hole', 'bore'],
  shapes: { round: 'sphere' },
  example: 'sphere 30 mm diameter with an 8 mm hole',
  build(context) {
    const diameter = valueOf(context, 'diameter')
    const bore = centralBore(context)
    if (bore !== undefined && bore.value > diameter - 2 * leastWall)
      throw contradiction(`"${bore.words}"`, describeSized('diameter', sizedOf(context, 'diameter')), 'Give a hole smaller than the sphere.')
    const script = new Script()
    script.parameter('diameter', diameter)
    script.line(0, 'with BuildPart() as sphere:')
    script.line(1, 'Sphere(diameter / 2)')
    if (bore !== undefined) {
      context.assumptions.read('bore_diameter', bore.value, 'mm', bore.words)
      script.parameter('bore_diameter', bore.value)
      script.line(1, 'Cylinder(bore_diameter / 2, diameter, mode=Mode.SUBTRACT)')
    }
    const half = Math.sqrt(diameter ** 2 - (bore?.value ?? 0) ** 2) / 2
    return {
      script: script.finish('sphere.part'),
      expectations: { volume: (4 / 3) * Math.PI * half ** 3, size: [diameter, diameter, 2 * half], genus: bore === undefined ? 0 : 1, solids: 1 },
    }
  },
}
