import { leastWall } from '../cuts/fit.ts'
import { saidAs } from '../features/resolve/facts.ts'
import { describeSized } from '../reading/sized.ts'
import { contradiction, notUnderstood } from '../refusal.ts'
import { Script } from '../script/script.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'

/**
 * The original NaturalCAD's notched tower, with notches instead of tunnels: a square bar of side `notch` lies half sunk across each side, at
 * a quarter of the height across the two x sides and at three quarters across the two y sides.
 * Volume: width · length · height − notch² · (width + length).
 */
export const tower: Family = {
  name: 'tower_block',
  noun: 'tower',
  singular:
    'tower, tower block, monolith, notched tower, notched tower block, notched block, notched monolith, skyscraper, high rise tower, tower structure, tower model',
  plural: 'towers, tower blocks',
  outputs: ['3d_solid'],
  parameters: [
    { name: 'width', words: { width: 0, side: 0 }, default: 30 },
    { name: 'length', words: { length: 0, depth: 0, width: 2 }, default: 30 },
    { name: 'height', words: { height: 0, length: 3 }, default: 120 },
  ],
  sizes: (values) => (values.length === 3 ? ['width', 'length', 'height'] : values.length === 2 ? ['width', 'length'] : undefined),
  square: ['width', 'length'],
  features: ['notch'],
  choices: ['notched'],
  shapes: { square: 'tower_block', rectangular: 'tower_block' },
  example: 'notched tower block, 140 mm tall',
  build(context) {
    const { assumptions, features } = context
    const [width, length, height] = [valueOf(context, 'width'), valueOf(context, 'length'), valueOf(context, 'height')]
    const reading = features.find(({ feature }) => feature === 'notch')
    const count = reading?.count
    if (count !== undefined && count.value !== 4) throw notUnderstood('a tower has four notches, one in each side', [count.words])
    const stated = reading === undefined ? undefined : saidAs(reading, ['side', 'width', 'depth'])
    const assumed = Math.min(10, Math.min(width, length) / 3, height / 6)
    const notch = stated?.value ?? Number(assumed.toPrecision(6))
    if (stated === undefined) assumptions.assume('notch', notch, 'mm', 'usual size, or as much as suits a small tower')
    else assumptions.read('notch', notch, 'mm', stated.words, 'as high as said, and half as deep')
    assumptions.assume('notch_count', 4, 'count', 'one in each side: at a quarter of the height in the x sides, at three quarters in the y sides')
    if (notch > Math.min(width, length) - 2 * leastWall)
      throw contradiction(
        `"${stated?.words ?? 'notch'}" (notch ${notch} mm)`,
        describeSized('width', sizedOf(context, width <= length ? 'width' : 'length')),
        'Give smaller notches or a larger tower.',
      )
    if (notch > height / 2 - 2 * leastWall)
      throw contradiction(
        `"${stated?.words ?? 'notch'}" (notch ${notch} mm)`,
        describeSized('height', sizedOf(context, 'height')),
        'Give smaller notches or a higher tower.',
      )
    const script = new Script()
    script.parameter('width', width)
    script.parameter('length', length)
    script.parameter('height', height)
    script.parameter('notch', notch, 'height of a notch; it is half as deep')
    script.line(0, 'with BuildPart() as tower:')
    script.line(1, 'Box(width, length, height, align=(Align.CENTER, Align.CENTER, Align.MIN))')
    script.line(1, 'with Locations((-width / 2, 0, height / 4), (width / 2, 0, height / 4)):')
    script.line(2, 'Box(notch, length, notch, mode=Mode.SUBTRACT)')
    script.line(1, 'with Locations((0, -length / 2, 3 * height / 4), (0, length / 2, 3 * height / 4)):')
    script.line(2, 'Box(width, notch, notch, mode=Mode.SUBTRACT)')
    return {
      script: script.finish('tower.part'),
      expectations: { volume: width * length * height - notch ** 2 * (width + length), size: [width, length, height], genus: 0, solids: 1 },
    }
  },
}
