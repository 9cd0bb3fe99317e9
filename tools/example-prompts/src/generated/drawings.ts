import { circleArea } from '../circle-area.ts'
import { type Makers } from './maker.ts'
import { count, dimension, millimetres, sentence } from './phrases.ts'
import { plateSize } from './plate-size.ts'

export const drawings: Makers = {
  'plate profile'(random) {
    const { w, h, words } = plateSize(random)
    const d = millimetres(random, 3, 10)
    const n = random.integer(1, 8)
    return {
      prompt: sentence(random, random.pick(['plate profile', 'plate', 'bracket profile']), words, [
        `${count(random, n)} ${d.text} ${n === 1 ? 'hole' : 'holes'}`,
      ]),
      output_type: '2d_vector',
      expected: { area: w.mm * h.mm - n * circleArea(d.mm), size: [w.mm, h.mm, 0], innerWires: n },
    }
  },
  'truss elevation'(random) {
    const [s, h, m] = [random.integer(150, 300), random.integer(25, 60), random.integer(2, 4)]
    const n = random.integer(3, 12)
    return {
      prompt: `truss ${s} mm long, ${h} mm high, ${m} mm members, ${count(random, n)} panels`,
      output_type: '2d_vector',
      expected: { area: 2 * s * m + (n + 1) * m * (h - 2 * m), size: [s, h, 0], innerWires: n },
    }
  },
  route(random) {
    const [l, j] = [millimetres(random, 60, 400), random.integer(5, 30)]
    const n = random.integer(1, 6)
    const prompt = `${random.pick(['single-line route', 'floor route centerline', 'path'])}, ${dimension(random, l, 'length', 'long')}, with ${count(random, n)} ${n === 1 ? 'jog' : 'jogs'} of ${j} mm`
    return { prompt, output_type: '1d_path', expected: { length: l.mm + n * j, size: [l.mm, j, 0] } }
  },
}
