import { saidAs } from '../features/resolve/facts.ts'
import { roundNoise } from '../language/quantity.ts'
import { describeSized } from '../reading/sized.ts'
import { contradiction, outOfBounds } from '../refusal.ts'
import { pythonFloat, Script } from '../script/script.ts'
import { sizedOf, valueOf } from './dimension-values.ts'
import type { Family } from './family.ts'

const maxJogs = 200

/**
 * A single line along x with square sideways steps, to and fro. `long` is its extent from end to end; a total length is that
 * of the line itself.
 */
export const route: Family = {
  name: 'line_route',
  noun: 'route',
  singular: `route, route centerline, route centreline, floor route, floor route centerline, floor route centreline, path, single line path, single line route, line route, polyline, centerline route,
    centreline route, cable route, pipe route, single line, single line centerline, tool path, toolpath, line`,
  plural: 'routes, paths',
  outputs: ['1d_path'],
  parameters: [
    {
      name: 'length',
      words: { length: 0, span: 0, width: 1 },
      default: ({ total_length }) => (total_length === undefined ? { value: 120, reason: 'usual size' } : undefined),
    },
    { name: 'total_length', words: { totalLength: 0 } },
  ],
  exclusive: ['length', 'total_length'],
  bare: 'length',
  features: ['jog'],
  example: 'single-line floor route centerline with 3 jogs, 120 mm long',
  build(context) {
    const { assumptions, dimensions, features } = context
    const reading = features.find(({ feature }) => feature === 'jog')
    const count = reading?.count
    const jogs = count?.value ?? (reading === undefined ? 0 : reading.plural ? 2 : 1)
    if (jogs > maxJogs) throw outOfBounds(`"${count?.words ?? ''}" is more than ${maxJogs} jogs`, `Ask for at most ${maxJogs}.`, { limit: maxJogs })
    if (count !== undefined) assumptions.read('jog_count', jogs, 'count', count.words)
    else assumptions.assume('jog_count', jogs, 'count', reading === undefined ? 'none were asked for' : 'no number was said')
    const total = dimensions.get('total_length')
    const stated = reading === undefined ? undefined : saidAs(reading, ['side', 'width', 'depth'])
    const jog = stated?.value ?? roundNoise((total?.value ?? valueOf(context, 'length')) / 10)
    if (jogs > 0) {
      if (stated === undefined) assumptions.assume('jog_width', jog, 'mm', 'a tenth of the length')
      else assumptions.read('jog_width', jog, 'mm', stated.words)
    }
    const length = total === undefined ? valueOf(context, 'length') : roundNoise(total.value - jogs * jog)
    if (length <= 0)
      throw contradiction(
        describeSized('total_length', total ?? sizedOf(context, 'length')),
        `${jogs} jogs of ${jog} mm`,
        'Give a longer route or smaller jogs.',
      )
    const step = length / (jogs + 1)
    const script = new Script()
    script.parameter('length', length, 'from end to end')
    if (jogs > 0) script.parameter('jog_width', jog)
    script.parameter('step', step, jogs > 0 ? 'between jogs' : 'the whole line')
    const points = ['(0, 0)']
    for (let index = 1; index <= jogs; index += 1) {
      const [before, after] = index % 2 === 1 ? ['0', 'jog_width'] : ['jog_width', '0']
      points.push(`(${pythonFloat(index)} * step, ${before})`, `(${pythonFloat(index)} * step, ${after})`)
    }
    points.push(`(length, ${jogs % 2 === 1 ? 'jog_width' : '0'})`)
    script.line(0, 'with BuildLine() as route:')
    script.line(1, `Polyline(${points.join(', ')})`)
    return { script: script.finish('route.wire()'), expectations: { length: length + jogs * jog, size: [length, jogs > 0 ? jog : 0, 0] } }
  },
}
