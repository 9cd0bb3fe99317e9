import { type Makers, solid } from './maker.ts'
import { count, dimension, millimetres, sentence } from './phrases.ts'
import { shuffled } from './random.ts'

export const structures: Makers = {
  tower(random) {
    const [w, l, h, n] = [millimetres(random, 30, 60), millimetres(random, 30, 60), millimetres(random, 80, 200), random.integer(4, 12)]
    const words = [dimension(random, w, 'width', 'wide'), dimension(random, l, 'depth', 'deep'), dimension(random, h, 'height', 'tall')]
    // Half of each bar of side n lies in the tower: two along y, two along x.
    const prompt = sentence(random, random.pick(['tower block', 'tower', 'notched tower block', 'monolith']), words, [`${n} mm notches`])
    return solid(prompt, w.mm * l.mm * h.mm - 2 * ((n * n) / 2) * l.mm - 2 * ((n * n) / 2) * w.mm, [w.mm, l.mm, h.mm], 0)
  },
  truss(random) {
    const [s, h, m] = [millimetres(random, 150, 300), millimetres(random, 25, 60), random.integer(2, 4)]
    const n = random.integer(3, 12)
    const words = shuffled(random, [`${count(random, n)} panels`, `${s.text} span`, dimension(random, h, 'height', 'high'), `${m} mm members`])
    const volume = 2 * s.mm * m * m + (n + 1) * m * m * (h.mm - 2 * m)
    return solid(`${random.pick(['truss', 'truss beam', 'girder'])} with ${words.join(', ')}`, volume, [s.mm, m, h.mm], n)
  },
  canopy(random) {
    const [s, d, p, t] = [random.integer(100, 300), random.integer(60, 160), random.integer(15, 60), random.integer(1, 4)]
    const prompt = `roof canopy surface, ${s} mm span, ${d} mm deep, ${p} mm rise, ${t} mm thick`
    return { prompt, output_type: 'surface', expected: { volume: shell(s, d, p, t, 0.65), size: [s, d, p], genus: 0 } }
  },
  'lofted panel'(random) {
    const [w, d, r, t] = [random.integer(60, 200), random.integer(40, 120), random.integer(10, 40), random.integer(1, 3)]
    return {
      prompt: `lofted panel ${w}x${d} mm with ${r} mm rise and ${t} mm thickness`,
      output_type: 'surface',
      expected: { volume: shell(w, d, r, t, 0.55), size: [w, d, r], genus: 0 },
    }
  },
}

/** Layer by layer: the section is a rectangle whose sides shrink evenly, so Simpson's rule is exact. */
function shell(width: number, depth: number, rise: number, thickness: number, share: number): number {
  const simpson = (w: number, d: number, W: number, D: number, height: number): number =>
    (height * (w * d + 4 * ((w + W) / 2) * ((d + D) / 2) + W * D)) / 6
  const t2 = 2 * thickness
  return (
    simpson(width, depth, width * share, depth * share, rise) -
    simpson(width - t2, depth - t2, width * share - t2, depth * share - t2, rise - thickness)
  )
}
