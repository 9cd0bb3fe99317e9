import { leastWall } from '../cuts/fit.ts'
import { describeSized } from '../reading/sized.ts'
import { contradiction, notUnderstood, outOfBounds } from '../refusal.ts'
import { Script } from '../script/script.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'

const usualPanels = 7
const maxPanels = 500

/**
 * Two square chords along x and a post at each end of every panel, all of one member size; with diagonals, a bar of the same
 * width across each opening, which leaves two triangles of it. The height is over all.
 */
export const truss: Family = {
  name: 'truss',
  noun: 'truss',
  recordedAs: { '3d_solid': 'truss_beam', '2d_vector': 'truss_elevation' },
  singular:
    'truss, truss beam, truss girder, girder, truss frame, lattice girder, roof truss, bridge truss, truss elevation, truss bridge, girder beam, truss profile, frame truss, beam truss, flat truss, parallel chord truss',
  plural: 'trusses, truss beams, girders',
  outputs: ['3d_solid', '2d_vector'],
  parameters: [
    { name: 'span', words: { span: 0, length: 0, width: 1 }, default: 140 },
    { name: 'height', words: { height: 0, rise: 0, depth: 1 }, default: 24 },
    { name: 'member_size', words: { member: 0, thickness: 0, depth: 2, width: 3 }, default: 3 },
  ],
  sizes: (values) => (values.length === 2 ? ['span', 'height'] : values.length === 3 ? ['span', 'height', 'member_size'] : undefined),
  features: ['panel', 'diagonal', 'dimensions', 'centerLine', 'label'],
  example: 'truss beam with 9 panels and a 180 mm span',
  build(context) {
    const { assumptions, features, output } = context
    const [span, height, member] = [valueOf(context, 'span'), valueOf(context, 'height'), valueOf(context, 'member_size')]
    const shown = features.find(({ feature }) => feature === 'dimensions' || feature === 'centerLine' || feature === 'label')
    if (shown !== undefined) throw notUnderstood('a truss is drawn without notes', [shown.words])
    const count = features.find(({ feature }) => feature === 'panel')?.count
    const panels = count?.value ?? usualPanels
    if (panels < 3 || panels > maxPanels)
      throw outOfBounds(`"${count?.words ?? ''}" is not between 3 and ${maxPanels} panels`, 'Ask for at least three panels.', {
        minimum: 3,
        maximum: maxPanels,
      })
    if (count === undefined) assumptions.assume('panel_count', panels, 'count', 'usual number')
    else assumptions.read('panel_count', panels, 'count', count.words)
    const diagonal = features.find(({ feature }) => feature === 'diagonal')
    const pitch = (span - member) / panels
    const [openWidth, openHeight] = [pitch - member, height - 2 * member]
    if (openWidth < leastWall)
      throw contradiction(
        `${panels} panels with members of ${member} mm`,
        describeSized('span', sizedOf(context, 'span')),
        'Give fewer panels, thinner members, or a longer span.',
      )
    if (openHeight < leastWall)
      throw contradiction(
        describeSized('member_size', sizedOf(context, 'member_size')),
        describeSized('height', sizedOf(context, 'height')),
        'Give thinner members or a higher truss.',
      )
    // The bar takes a strip along the diagonal; what is left on each side is the half opening, scaled towards its corner.
    const scale = 1 - (member / 2 / (openWidth * openHeight)) * Math.hypot(openWidth, openHeight)
    if (diagonal !== undefined && scale < 0.01)
      throw contradiction(
        `"${diagonal.words}" of ${member} mm`,
        `openings of ${openWidth.toFixed(2)} x ${openHeight.toFixed(2)} mm`,
        'Give thinner members or fewer panels.',
      )
    const openArea = diagonal === undefined ? openWidth * openHeight : openWidth * openHeight * scale ** 2
    const openings = diagonal === undefined ? panels : 2 * panels
    if (diagonal !== undefined) assumptions.read('diagonals', 'one in each panel, rising along x', 'text', diagonal.words)

    const isFlat = output === '2d_vector'
    const script = new Script()
    for (const [name, value] of [
      ['span', span],
      ['height', height],
      ['member_size', member],
      ['panel_count', panels],
    ] as const)
      script.parameter(name, value)
    const base = isFlat ? 0 : 1
    script.line(0, 'panel_pitch = (span - member_size) / panel_count')
    script.line(0, 'opening_width = panel_pitch - member_size')
    script.line(0, 'opening_height = height - 2 * member_size')
    if (diagonal !== undefined) {
      script.line(0, 'leg_share = 1 - member_size / 2 * (opening_width**2 + opening_height**2) ** 0.5 / (opening_width * opening_height)')
      script.line(0, 'leg_x = opening_width * leg_share')
      script.line(0, 'leg_y = opening_height * leg_share')
    }
    script.line(0, '')
    if (!isFlat) script.line(0, 'with BuildPart() as truss:')
    script.line(base, isFlat ? 'with BuildSketch() as truss:' : 'with BuildSketch(Plane.XZ):')
    script.line(base + 1, 'Rectangle(span, height)')
    script.line(base + 1, 'with GridLocations(panel_pitch, 1.0, panel_count, 1):')
    if (diagonal === undefined) {
      script.line(base + 2, 'Rectangle(opening_width, opening_height, mode=Mode.SUBTRACT)')
    } else {
      script.line(
        base + 2,
        'Polygon((-opening_width / 2, opening_height / 2), (-opening_width / 2, opening_height / 2 - leg_y), (-opening_width / 2 + leg_x, opening_height / 2), align=None, mode=Mode.SUBTRACT)',
      )
      script.line(
        base + 2,
        'Polygon((opening_width / 2, -opening_height / 2), (opening_width / 2, -opening_height / 2 + leg_y), (opening_width / 2 - leg_x, -opening_height / 2), align=None, mode=Mode.SUBTRACT)',
      )
    }
    if (!isFlat) script.line(1, 'extrude(amount=member_size / 2, both=True)')
    const area = span * height - panels * openArea
    return {
      script: script.finish(isFlat ? 'truss.sketch' : 'truss.part'),
      expectations: isFlat
        ? { area, size: [span, height, 0], innerWires: openings }
        : { volume: area * member, size: [span, member, height], genus: openings, solids: 1 },
    }
  },
}
