import { dimension, length, millimetres, type Length } from './phrases.ts'
import type { Random } from './random.ts'

interface PlateSize {
  w: Length
  h: Length
  t: Length
  words: string[]
}

/** Width, height and thickness, and the words that say them: `120x70x5 mm`, or one by one. */
export function plateSize(random: Random): PlateSize {
  if (random.chance(0.5)) {
    const [w, h, t] = [random.integer(80, 240), random.integer(60, 160), random.integer(4, 20)]
    const unit = random.pick([' mm', 'mm', ''])
    const times = random.pick(['x', ' x ', '×', ' by '])
    const plain = (value: number): Length => ({ mm: value, text: `${value}` })
    if (random.chance(0.6)) return { w: plain(w), h: plain(h), t: plain(t), words: [`${w}${times}${h}${times}${t}${unit}`] }
    const thick = millimetres(random, 4, 20)
    return { w: plain(w), h: plain(h), t: thick, words: [`${w}${times}${h}${unit}`, dimension(random, thick, 'thickness', 'thick')] }
  }
  const [w, h, t] = [length(random, 80, 240), length(random, 60, 160), length(random, 4, 20)]
  return {
    w,
    h,
    t,
    words: [
      dimension(random, w, 'width', 'wide'),
      dimension(random, h, 'height', random.pick(['tall', 'high'])),
      dimension(random, t, 'thickness', 'thick'),
    ],
  }
}
