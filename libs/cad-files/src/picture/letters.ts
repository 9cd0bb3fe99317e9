import type { Point2 } from '@naturalcad/contracts/part'

/** Pen strokes on a grid of 4 × 6: two digits a point (x, y from the base line), a blank lifts the pen. */
const strokes: Readonly<Record<string, string>> = {
  A: '0004264440 0242',
  B: '00063645443303 3342413000',
  C: '4536160501103041',
  D: '00062644422000',
  E: '46060040 0333',
  F: '460600 0333',
  G: '45361605011030414323',
  H: '0006 4046 0343',
  I: '1030 2026 1636',
  J: '4641301001',
  K: '0006 4602 1340',
  L: '060040',
  M: '0006234640',
  N: '00064046',
  O: '103041453616050110',
  P: '00063645443303',
  Q: '103041453616050110 2240',
  R: '00063645443303 2340',
  S: '453616050413334241301001',
  T: '0646 2026',
  U: '060110304146',
  V: '062046',
  W: '0610233046',
  X: '0046 0640',
  Y: '062346 2320',
  Z: '06460040',
  '0': '103041453616050110',
  '1': '152620 1030',
  '2': '05163645440040',
  '3': '05163645443323 334241301001',
  '4': '30360242',
  '5': '460603334241301001',
  '6': '4536160501103041423303',
  '7': '064610',
  '8': '13040516364544331302011030414233',
  '9': '0110304145361605041343',
  '.': '2021',
  ',': '2110',
  ':': '2122 2425',
  ';': '2110 2425',
  '-': '1333',
  '+': '0343 2125',
  '*': '1135 1531 0343',
  '/': '0046',
  '(': '36252130',
  ')': '16252110',
  '=': '0242 0444',
  '<': '450341',
  '>': '054301',
  '%': '0046 0516 3041',
  '#': '1016 3036 0242 0444',
  '?': '0516364423 2021',
  '!': '2622 2021',
  "'": '2426',
  '"': '1416 3436',
  _: '0040',
  '°': '1526352415',
  '×': '1135 3115',
  '±': '0444 2226 0141',
  Ø: '103041453616050110 0046',
  '⌀': '103041453616050110 0046',
}

/** For what the table lacks: a box. */
const unknown = '0006464000'

/** From one letter to the next, as a share of the height. */
const letterAdvance = 0.65

export interface LetteringOptions {
  at: Point2
  text: string
  /** Of a capital letter. */
  height: number
  anchor: 'start' | 'middle' | 'end'
  /** Degrees. @default 0 */
  angle?: number
}

/** The text as pen strokes, for pictures without a font. Capitals and digits; small letters are drawn as capitals. */
export function letterStrokes({ at, text, height, anchor, angle = 0 }: LetteringOptions): [from: Point2, to: Point2][] {
  const letters = [...text.toUpperCase()]
  const advance = height * letterAdvance
  const width = letters.length * advance - advance / 3
  const start = anchor === 'start' ? 0 : anchor === 'middle' ? -width / 2 : -width
  const radians = (angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  return letters.flatMap((letter, index) => {
    if (letter.trim() === '') return []
    const place = (x: number, y: number): Point2 => {
      const [right, up] = [start + index * advance + (x * advance) / 6, (y * height) / 6]
      return [at[0] + right * cos - up * sin, at[1] + right * sin + up * cos]
    }
    return (strokes[letter] ?? unknown).split(' ').flatMap((stroke) => {
      const points = Array.from({ length: stroke.length / 2 }, (_, point) => place(Number(stroke[point * 2]), Number(stroke[point * 2 + 1])))
      return points.slice(1).map((point, before): [Point2, Point2] => [points[before] ?? point, point])
    })
  })
}
