import { circleArea } from '../circle-area.ts'
import { type Makers, solid } from './maker.ts'
import { count, dimension, millimetres, sentence } from './phrases.ts'

export const profiles: Makers = {
  'polygon across flats'(random) {
    const [noun, sides] = random.pick([
      ['hexagonal plate', 6],
      ['hexagon', 6],
      ['octagonal plate', 8],
      ['octagon', 8],
    ] as const)
    const [flats, t] = [millimetres(random, 20, 90), millimetres(random, 3, 30)]
    const area = (sides * flats.mm ** 2 * Math.tan(Math.PI / sides)) / 4
    const corners = flats.mm / Math.cos(Math.PI / sides)
    return solid(
      sentence(random, noun, [`${flats.text} across flats`, dimension(random, t, 'thickness', 'thick')]),
      area * t.mm,
      [corners, sides === 6 ? flats.mm : corners, t.mm],
      0,
    )
  },
  'pentagon by its side'(random) {
    const [s, t] = [random.integer(15, 50), random.integer(3, 30)]
    const area = (Math.sqrt(25 + 10 * Math.sqrt(5)) / 4) * s * s
    const diagonal = (s * (1 + Math.sqrt(5))) / 2
    return solid(`pentagonal plate with ${s} mm sides, ${t} mm thick`, area * t, [(s / 2) * Math.sqrt(5 + 2 * Math.sqrt(5)), diagonal, t], 0)
  },
  'L bracket'(random) {
    const [a, b, t, w] = [random.integer(40, 90), random.integer(40, 90), random.integer(4, 10), random.integer(50, 120)]
    const n = random.integer(1, 3) * 2
    const d = random.integer(4, 8)
    const noun = random.pick(['L bracket', 'angle bracket', 'L-shaped bracket', 'L shaped steel bracket'])
    return solid(
      `${noun} ${a}x${b} mm, ${t} mm thick, ${w} mm wide with ${count(random, n)} ${d} mm holes`,
      (a * t + b * t - t * t) * w - n * circleArea(d) * t,
      [a, w, b],
      n,
    )
  },
  'U channel'(random) {
    const [w, h, t, l] = [random.integer(40, 90), random.integer(20, 60), random.integer(2, 6), random.integer(80, 200)]
    const n = random.integer(0, 4)
    const d = random.integer(3, 6)
    return solid(
      `${random.pick(['U channel', 'U profile', 'channel'])} ${w}x${h}x${t} mm, ${l} mm long${n === 0 ? '' : ` with ${count(random, n)} ${d} mm ${n === 1 ? 'hole' : 'holes'}`}`,
      (w * h - (w - 2 * t) * (h - t)) * l - n * circleArea(d) * t,
      [w, l, h],
      n,
    )
  },
  'T profile'(random) {
    const [w, h, t, l] = [millimetres(random, 40, 90), millimetres(random, 30, 90), millimetres(random, 3, 8), millimetres(random, 80, 200)]
    const words = [
      dimension(random, w, 'width', 'wide'),
      dimension(random, h, 'height', 'high'),
      dimension(random, t, 'thickness', 'thick'),
      dimension(random, l, 'length', 'long'),
    ]
    return solid(sentence(random, random.pick(['T profile', 'T-section', 'tee']), words), (w.mm + h.mm - t.mm) * t.mm * l.mm, [w.mm, l.mm, h.mm], 0)
  },
  'rectangular tube'(random) {
    const [w, h, t, l] = [random.integer(30, 80), random.integer(20, 60), random.integer(1, 4), random.integer(50, 200)]
    return solid(`rectangular tube ${w}x${h}x${t} mm, ${l} mm long`, (w * h - (w - 2 * t) * (h - 2 * t)) * l, [w, h, l], 1)
  },
}
