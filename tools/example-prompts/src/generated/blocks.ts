import { circleArea } from '../circle-area.ts'
import { type Makers, solid } from './maker.ts'
import { dimension, length, sentence } from './phrases.ts'

export const blocks: Makers = {
  block(random) {
    const [l, w, h] = [length(random, 20, 200), length(random, 20, 120), length(random, 20, 100)]
    const words = [
      dimension(random, l, 'length', 'long'),
      dimension(random, w, 'width', 'wide'),
      dimension(random, h, 'height', random.pick(['tall', 'high'])),
    ]
    return solid(
      sentence(random, random.pick(['block', 'rectangular block', 'cuboid', 'solid block']), words),
      l.mm * w.mm * h.mm,
      [l.mm, w.mm, h.mm],
      0,
    )
  },
  'block with a chamfered top'(random) {
    const [l, w, h] = [random.integer(40, 90), random.integer(30, 80), random.integer(20, 60)]
    const c = random.integer(1, 5)
    // The top layer is the frustum of a pyramid with a rectangle on each end.
    const top = (c / 6) * (l * w + (2 * l - 2 * c) * (2 * w - 2 * c) + (l - 2 * c) * (w - 2 * c))
    return solid(
      sentence(random, 'block', [`${l}x${w}x${h} mm`], [`${c} mm ${random.pick(['chamfers on the top edges', 'chamfered top edges', 'chamfers'])}`]),
      l * w * (h - c) + top,
      [l, w, h],
      0,
    )
  },
  'rounded cube'(random) {
    const s = random.integer(20, 60)
    const r = random.integer(1, 5)
    const i = s - 2 * r
    // Inner cube, slabs on its faces, quarter rods along its edges, eighths of a ball at its corners.
    const volume = i ** 3 + 6 * i * i * r + 12 * i * circleArea(2 * r) * 0.25 + (4 / 3) * Math.PI * r ** 3
    return solid(`${s} mm cube with ${r} mm fillets on all edges`, volume, [s, s, s], 0)
  },
  enclosure(random) {
    const [l, w, h, t] = [random.integer(50, 120), random.integer(40, 100), random.integer(20, 60), random.integer(1, 5)]
    const prompt = random.pick([
      `open box ${l}x${w}x${h} mm with ${t} mm walls`,
      `enclosure ${l} x ${w} x ${h} mm, wall thickness ${t} mm`,
      `box ${l}x${w}x${h} mm with ${t} mm thick walls`,
    ])
    const floor = l * w * t
    return solid(prompt, floor + 2 * (l + w - 2 * t) * t * (h - t), [l, w, h], 0)
  },
}
