import { circleArea } from '../circle-area.ts'
import { type Makers, solid } from './maker.ts'
import { count, millimetres, sentence } from './phrases.ts'
import { plateSize } from './plate-size.ts'
import { shuffled } from './random.ts'

/** Clearance holes by ISO 273, medium. */
const metricClearance = [
  ['M3', 3.4],
  ['M4', 4.5],
  ['M5', 5.5],
  ['M6', 6.6],
  ['M8', 9],
] as const

export const plates: Makers = {
  'plain plate'(random) {
    const { w, h, t, words } = plateSize(random)
    return solid(
      sentence(random, random.pick(['plate', 'mounting plate', 'flat plate', 'base plate']), words),
      w.mm * h.mm * t.mm,
      [w.mm, h.mm, t.mm],
      0,
    )
  },
  'plate with corner holes'(random) {
    const { w, h, t, words } = plateSize(random)
    const d = millimetres(random, 3, 12)
    const feature = random.pick([
      `four ${d.text} corner holes`,
      `${d.text} corner holes`,
      `${d.text} holes in each corner`,
      `4 holes of ${d.text} diameter in the corners`,
      `one ${d.text} hole in each corner`,
    ])
    return solid(sentence(random, 'plate', words, [feature]), (w.mm * h.mm - 4 * circleArea(d.mm)) * t.mm, [w.mm, h.mm, t.mm], 4)
  },
  'plate with counted holes'(random) {
    const { w, h, t, words } = plateSize(random)
    const n = random.integer(1, 12)
    const d = millimetres(random, 3, 6)
    const noun = n === 1 ? 'hole' : 'holes'
    const feature = random.pick([
      `${count(random, n)} ${d.text} ${noun}`,
      `${count(random, n)} ${noun} of ${d.text} diameter`,
      `${count(random, n)} ${d.text} diameter ${noun}`,
      `${count(random, n)} Ø${d.mm} ${noun}`,
    ])
    return solid(
      sentence(random, random.pick(['plate', 'bracket', 'mounting bracket']), words, [feature]),
      (w.mm * h.mm - n * circleArea(d.mm)) * t.mm,
      [w.mm, h.mm, t.mm],
      n,
    )
  },
  'plate for screws'(random) {
    const { w, h, t, words } = plateSize(random)
    const n = random.integer(1, 6)
    const [size, d] = random.pick(metricClearance)
    const noun = n === 1 ? 'hole' : 'holes'
    const feature = random.pick([
      `${count(random, n)} ${size} ${noun}`,
      `${count(random, n)} ${noun} for ${size} bolts`,
      `${count(random, n)} bolt ${noun} for ${size} screws`,
    ])
    return solid(sentence(random, 'plate', words, [feature]), (w.mm * h.mm - n * circleArea(d)) * t.mm, [w.mm, h.mm, t.mm], n)
  },
  'plate with two kinds of holes'(random) {
    const { w, h, t, words } = plateSize(random)
    const [small, big] = [millimetres(random, 3, 7), millimetres(random, 12, 24)]
    const features = shuffled(random, [`four ${small.text} corner holes`, `a ${big.text} center hole`])
    return solid(
      sentence(random, 'plate', words, features),
      (w.mm * h.mm - 4 * circleArea(small.mm) - circleArea(big.mm)) * t.mm,
      [w.mm, h.mm, t.mm],
      5,
    )
  },
  'plate with slots'(random) {
    const { w, h, t, words } = plateSize(random)
    const n = random.integer(1, 2)
    const [l, b] = [random.integer(16, 30), random.integer(5, 9)]
    const feature = `${count(random, n)} ${l}x${b} mm ${n === 1 ? 'slot' : 'slots'}`
    return solid(sentence(random, 'plate', words, [feature]), (w.mm * h.mm - n * ((l - b) * b + circleArea(b))) * t.mm, [w.mm, h.mm, t.mm], n)
  },
  'plate with a pocket'(random) {
    const { w, h, t, words } = plateSize(random)
    const [l, b] = [random.integer(20, 50), random.integer(15, 40)]
    const depth = t.mm / 4
    const feature = random.pick([
      `a ${l}x${b}x${depth} mm pocket`,
      `a ${l}x${b} mm pocket ${depth} mm deep`,
      `a pocket ${l}x${b} mm and ${depth} mm deep`,
    ])
    return solid(sentence(random, 'plate', words, [feature]), w.mm * h.mm * t.mm - l * b * depth, [w.mm, h.mm, t.mm], 0)
  },
  'plate with a cutout'(random) {
    const { w, h, t, words } = plateSize(random)
    const [l, b] = [random.integer(20, 50), random.integer(15, 40)]
    return solid(
      sentence(random, 'plate', words, [`a ${l}x${b} mm ${random.pick(['cutout', 'rectangular opening', 'window'])}`]),
      (w.mm * h.mm - l * b) * t.mm,
      [w.mm, h.mm, t.mm],
      1,
    )
  },
  'plate with blind holes'(random) {
    const { w, h, t, words } = plateSize(random)
    const n = random.integer(1, 6)
    const d = millimetres(random, 3, 6)
    const depth = t.mm / 2
    return solid(
      sentence(random, 'plate', words, [`${count(random, n)} ${d.text} ${n === 1 ? 'hole' : 'holes'} ${depth} mm deep`]),
      w.mm * h.mm * t.mm - n * circleArea(d.mm) * depth,
      [w.mm, h.mm, t.mm],
      0,
    )
  },
  'plate with counterbores'(random) {
    const [w, h, t] = [random.integer(100, 200), random.integer(80, 150), random.integer(10, 20)]
    const [d, D, depth] = [random.integer(4, 6), random.integer(9, 12), random.integer(3, 6)]
    const prompt = sentence(random, 'plate', [`${w}x${h}x${t} mm`], [`four ${d} mm holes with ${D} mm counterbores ${depth} mm deep`])
    return solid(prompt, (w * h - 4 * circleArea(d)) * t - 4 * (circleArea(D) - circleArea(d)) * depth, [w, h, t], 4)
  },
  'plate with countersinks'(random) {
    const [w, h, t] = [random.integer(100, 200), random.integer(80, 150), random.integer(10, 20)]
    const [r, R] = [random.integer(2, 3), random.integer(5, 6)]
    const prompt = sentence(
      random,
      'plate',
      [`${w}x${h}x${t} mm`],
      [`four ${2 * r} mm holes with ${2 * R} mm ${random.pick(['countersinks', '90 degree countersinks'])}`],
    )
    // A 90° cone is as deep as it is wide: whole cone less its tip, less the hole that is there already.
    const rim = (Math.PI / 3) * (R ** 3 - r ** 3) - Math.PI * r * r * (R - r)
    return solid(prompt, (w * h - 4 * circleArea(2 * r)) * t - 4 * rim, [w, h, t], 4)
  },
  'plate with round corners'(random) {
    const { w, h, t, words } = plateSize(random)
    const r = random.integer(2, 20)
    const feature = random.pick([
      `${r} mm rounded corners`,
      `${r} mm corner radius`,
      `rounded corners of ${r} mm`,
      `${r} mm fillets on the vertical edges`,
    ])
    return solid(sentence(random, 'plate', words, [feature]), (w.mm * h.mm - (4 - Math.PI) * r * r) * t.mm, [w.mm, h.mm, t.mm], 0)
  },
  'plate with cut corners'(random) {
    const { w, h, t, words } = plateSize(random)
    const c = random.integer(2, 20)
    return solid(
      sentence(random, 'plate', words, [`${c} mm ${random.pick(['chamfered corners', 'corner chamfers', 'chamfers on the vertical edges'])}`]),
      (w.mm * h.mm - 2 * c * c) * t.mm,
      [w.mm, h.mm, t.mm],
      0,
    )
  },
}
