import { leastWall } from '../cuts/fit.ts'
import { roundNoise } from '../language/quantity.ts'
import { describeSized } from '../reading/sized.ts'
import { contradiction } from '../refusal.ts'
import { Script } from '../script/script.ts'
import type { BuildContext, BuiltPart } from './build-context.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'

interface LoftNames {
  builder: string
  width: string
  depth: string
  rise: string
  /** Of the base, at the top. */
  share: number
}

/**
 * A shell over a rectangle that narrows towards its top and is open below: a loft, less a loft that is one thickness smaller to
 * each side and lower at the top. Each is a prismatoid, whose volume is h / 6 · (bottom + 4 · middle + top).
 */
function buildLoft(context: BuildContext, { builder, width, depth, rise, share }: LoftNames): BuiltPart {
  const [w, d, h, t] = [valueOf(context, width), valueOf(context, depth), valueOf(context, rise), valueOf(context, 'thickness')]
  const tooThick = t > h - leastWall || 2 * t > share * Math.min(w, d) - leastWall
  if (tooThick)
    throw contradiction(
      describeSized('thickness', sizedOf(context, 'thickness')),
      `a shell of ${w} x ${d} mm, ${h} mm high`,
      'Give a thinner shell or a larger one.',
    )
  context.assumptions.assume('top_share', share, 'text', `the top has ${Math.round(share * 100)} % of the sides of the base; the shell is open below`)
  const script = new Script()
  for (const name of [width, depth, rise, 'thickness']) script.parameter(name, valueOf(context, name))
  script.parameter('top_share', share, 'sides of the top as a share of those of the base')
  script.line(0, `with BuildPart() as ${builder}:`)
  script.line(1, 'with BuildSketch():')
  script.line(2, `Rectangle(${width}, ${depth})`)
  script.line(1, `with BuildSketch(Plane.XY.offset(${rise})):`)
  script.line(2, `Rectangle(${width} * top_share, ${depth} * top_share)`)
  script.line(1, 'loft()')
  script.line(1, 'with BuildSketch():')
  script.line(2, `Rectangle(${width} - 2 * thickness, ${depth} - 2 * thickness)`)
  script.line(1, `with BuildSketch(Plane.XY.offset(${rise} - thickness)):`)
  script.line(2, `Rectangle(${width} * top_share - 2 * thickness, ${depth} * top_share - 2 * thickness)`)
  script.line(1, 'loft(mode=Mode.SUBTRACT)')
  const outside = prismatoid([w, d], [w * share, d * share], h)
  const inside = prismatoid([w - 2 * t, d - 2 * t], [w * share - 2 * t, d * share - 2 * t], h - t)
  return { script: script.finish(`${builder}.part`), expectations: { volume: outside - inside, size: [w, d, h], genus: 0, solids: 1 } }
}

function prismatoid([w, d]: readonly [number, number], [W, D]: readonly [number, number], height: number): number {
  return (height / 6) * (w * d + (w + W) * (d + D) + W * D)
}

/** A word for the rise without a number: shallow is a tenth of the span, steep four tenths, the usual size else. */
function riseDefault(span: number, usual: number, choices: ReadonlyMap<string, string>): { value: number; words?: string; reason: string } {
  const shallow = choices.get('shallow')
  const steep = choices.get('steep')
  if (shallow !== undefined) return { value: roundNoise(span / 10), words: shallow, reason: 'shallow: a tenth of the span' }
  if (steep !== undefined) return { value: roundNoise(span * 0.4), words: steep, reason: 'steep: four tenths of the span' }
  return { value: usual, reason: 'usual size' }
}

export const canopy: Family = {
  name: 'canopy_surface',
  noun: 'canopy',
  singular:
    'canopy, roof canopy, canopy surface, roof canopy surface, roof, roof shell, roof surface, shell, shell surface, shell roof, canopy roof, canopy shell, roof panel',
  plural: 'canopies, roofs, shells',
  outputs: ['surface', '3d_solid'],
  parameters: [
    { name: 'span', words: { span: 0, width: 0, length: 1 }, default: 160 },
    {
      name: 'depth',
      words: { depth: 0, length: 0, width: 2 },
      default: ({ span = 160 }) => ({ value: span === 160 ? 90 : roundNoise((span * 9) / 16), reason: 'nine sixteenths of the span' }),
    },
    {
      name: 'peak_height',
      words: { rise: 0, height: 0 },
      inWords: (known, choices) => riseDefault(known['span'] ?? 160, roundNoise(((known['span'] ?? 160) * 38) / 160), choices),
    },
    { name: 'thickness', words: { thickness: 0, wall: 1 }, default: 2, minimum: 0.1 },
  ],
  sizes: (values) => (values.length === 2 ? ['span', 'depth'] : values.length === 3 ? ['span', 'depth', 'peak_height'] : undefined),
  features: [],
  choices: ['shallow', 'steep'],
  shapes: { rectangular: 'canopy_surface' },
  example: 'roof canopy surface, 200 mm span, 20 mm rise',
  build: (context) => buildLoft(context, { builder: 'canopy', width: 'span', depth: 'depth', rise: 'peak_height', share: 0.65 }),
}

export const loftedPanel: Family = {
  name: 'lofted_panel',
  noun: 'lofted panel',
  singular: 'lofted panel, loft panel, loft, surface, lofted surface, surface panel, lofted surface panel, lofted shell, free surface',
  plural: 'lofted panels, surfaces',
  outputs: ['surface', '3d_solid'],
  parameters: [
    { name: 'width', words: { width: 0, span: 0 }, default: 80 },
    { name: 'depth', words: { depth: 0, length: 0, width: 2 }, default: 50 },
    { name: 'rise', words: { rise: 0, height: 0 }, inWords: (known, choices) => riseDefault(known['width'] ?? 80, 18, choices) },
    { name: 'thickness', words: { thickness: 0, wall: 1 }, default: 2, minimum: 0.1 },
  ],
  sizes: (values) => (values.length === 2 ? ['width', 'depth'] : values.length === 3 ? ['width', 'depth', 'rise'] : undefined),
  features: [],
  choices: ['shallow', 'steep'],
  shapes: { rectangular: 'lofted_panel' },
  example: 'lofted panel 80x50 mm with 18 mm rise and 2 mm thickness',
  build: (context) => buildLoft(context, { builder: 'panel', width: 'width', depth: 'depth', rise: 'rise', share: 0.55 }),
}
