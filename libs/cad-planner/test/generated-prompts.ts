/**
 * Prompts from a seed, each with what its part must measure. The formulas here share no code with the planner: they are written
 * from the geometry, part by part. Import it from any package's tests; it has no dependencies.
 */
export interface GeneratedPrompt {
  kind: string
  prompt: string
  output_type: '3d_solid' | 'surface' | '2d_vector' | '1d_path'
  expected: Expected
}

interface Expected {
  volume?: number
  area?: number
  length?: number
  /** Extents along x, y, z. */
  size: readonly [number, number, number]
  genus?: number
  innerWires?: number
}

interface Length {
  mm: number
  text: string
}

type Random = ReturnType<typeof createRandom>

/** mulberry32: small, fast, the same everywhere. */
function createRandom(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const pick = <const Values extends readonly [unknown, ...unknown[]]>(values: Values): Values[number] =>
    values[integer(0, values.length - 1)] ?? values[0]
  return { next, integer, pick, chance: (share: number): boolean => next() < share }
}

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const

/** A length between two bounds, in a unit of its own. */
function length(random: Random, least: number, most: number): Length {
  const unit = random.pick(['mm', 'mm', 'mm', 'mm', 'cm', 'in'])
  if (unit === 'cm') {
    const tenths = random.integer(Math.ceil(least), Math.floor(most))
    return { mm: tenths, text: `${tenths / 10}${random.pick(['cm', ' cm', ' centimeters'])}` }
  }
  if (unit === 'in' && most - least > 7) {
    const eighths = random.integer(Math.ceil((least / 25.4) * 8), Math.floor((most / 25.4) * 8))
    return { mm: (eighths / 8) * 25.4, text: `${eighths / 8}${random.pick([' in', ' inch', '"', ' inches'])}` }
  }
  const value = random.chance(0.25) ? random.integer(least * 2, most * 2) / 2 : random.integer(Math.ceil(least), Math.floor(most))
  return {
    mm: value,
    text: `${random.chance(0.1) ? String(value).replace('.', ',') : value}${random.pick(['mm', ' mm', ' mm', ' millimeters', '-mm'])}`,
  }
}

/** Whole millimetres, without a unit or with `mm`. */
function millimetres(random: Random, least: number, most: number): Length {
  const value = random.integer(least, most)
  return { mm: value, text: `${value}${random.pick(['mm', ' mm'])}` }
}

/** `90 mm wide`, `width of 90 mm`, `width 90 mm`, `90 mm width`, `wide 90 mm`. */
function dimension(random: Random, { text }: Length, noun: string, adjective?: string): string {
  const ways = [`${noun} of ${text}`, `${noun} ${text}`, `${text} ${noun}`, `${noun}: ${text}`, `${noun} = ${text}`] as const
  return adjective !== undefined && random.chance(0.55)
    ? random.pick([`${text} ${adjective}`, `${text} ${adjective}`, `${adjective} ${text}`])
    : random.pick(ways)
}

function shuffled<Value>(random: Random, values: readonly Value[]): Value[] {
  const rest = [...values]
  const result: Value[] = []
  while (rest.length > 0) result.push(...rest.splice(random.integer(0, rest.length - 1), 1))
  return result
}

const adjectives = ['', '', '', 'steel ', 'aluminium ', 'heavy ', 'simple ', 'laser-cut ', 'industrial '] as const

/** A noun with its dimensions before or behind it, and features last. */
function sentence(random: Random, noun: string, dimensions: readonly string[], features: readonly string[] = []): string {
  const article = random.pick(['', 'a ', 'Make a ', 'I need a ', 'Please design a '])
  const adjective = random.pick(adjectives)
  const list = shuffled(random, dimensions)
  const separator = random.pick([', ', ', ', ' and '])
  const body = random.chance(0.7)
    ? `${adjective}${noun}${list.length === 0 ? '' : `${random.pick([', ', ' with ', ' '])}${list.join(separator === ' and ' ? ', ' : separator)}`}`
    : `${adjective}${noun} ${list.join(' and ')}`
  return `${article}${body.trim()}${features.length === 0 ? '' : `${random.pick([' with ', ', with ', ' having '])}${features.join(' and ')}`}`
}

function count(random: Random, value: number): string {
  return random.chance(0.5) ? String(value) : (counts[value] ?? String(value))
}

const circleArea = (diameter: number): number => Math.PI * (diameter / 2) * (diameter / 2)

interface PlateSize {
  w: Length
  h: Length
  t: Length
  words: string[]
}

function plateSize(random: Random): PlateSize {
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

type Maker = (random: Random) => Omit<GeneratedPrompt, 'kind'>

function solid(prompt: string, volume: number, size: readonly [number, number, number], genus: number): Omit<GeneratedPrompt, 'kind'> {
  return { prompt, output_type: '3d_solid', expected: { volume, size, genus } }
}

const metricClearance = [
  ['M3', 3.4],
  ['M4', 4.5],
  ['M5', 5.5],
  ['M6', 6.6],
  ['M8', 9],
] as const

const makers: Readonly<Record<string, Maker>> = {
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
  cylinder(random) {
    const [d, h] = [length(random, 10, 80), length(random, 10, 150)]
    const words = [dimension(random, d, 'diameter'), dimension(random, h, random.pick(['height', 'length']), random.pick(['tall', 'long', 'high']))]
    return solid(sentence(random, random.pick(['cylinder', 'rod', 'round bar', 'dowel']), words), circleArea(d.mm) * h.mm, [d.mm, d.mm, h.mm], 0)
  },
  'cylinder by its radius'(random) {
    const [r, h] = [millimetres(random, 5, 40), millimetres(random, 10, 150)]
    return solid(
      sentence(random, 'cylinder', [dimension(random, r, 'radius'), dimension(random, h, 'height', 'tall')]),
      Math.PI * r.mm ** 2 * h.mm,
      [2 * r.mm, 2 * r.mm, h.mm],
      0,
    )
  },
  'cylinder with a bore'(random) {
    const [d, h, b] = [millimetres(random, 20, 80), millimetres(random, 10, 150), millimetres(random, 4, 15)]
    const feature = random.pick([`a ${b.text} bore`, `a ${b.text} center hole`, `a ${b.text} hole in the center`, `a bore of ${b.text} diameter`])
    return solid(
      sentence(random, 'cylinder', [dimension(random, d, 'diameter'), dimension(random, h, 'height', 'tall')], [feature]),
      (circleArea(d.mm) - circleArea(b.mm)) * h.mm,
      [d.mm, d.mm, h.mm],
      1,
    )
  },
  'cylinder with a round top'(random) {
    const [R, h, r] = [random.integer(10, 30), random.integer(20, 90), random.integer(1, 5)]
    // Pappus: what is cut is the corner square less a quarter disc, turned about the axis.
    const corner = r * r - circleArea(2 * r) / 4
    const centroid = (r * r * (R - r / 2) - (circleArea(2 * r) / 4) * (R - r + (4 * r) / (3 * Math.PI))) / corner
    return solid(
      `cylinder ${2 * R} mm diameter, ${h} mm tall with ${r} mm ${random.pick(['fillet on the top edge', 'rounded top edge', 'fillet'])}`,
      circleArea(2 * R) * h - 2 * Math.PI * centroid * corner,
      [2 * R, 2 * R, h],
      0,
    )
  },
  'disc with a bolt circle'(random) {
    const [D, t, d] = [random.integer(80, 160), random.integer(4, 15), random.integer(4, 8)]
    const n = random.integer(3, 10)
    const pcd = D - 30
    const feature = random.pick([
      `${count(random, n)} ${d} mm holes on a ${pcd} mm bolt circle`,
      `${count(random, n)} ${d} mm holes on a PCD of ${pcd} mm`,
      `${count(random, n)} holes of ${d} mm diameter on a ${pcd} mm diameter bolt circle`,
    ])
    return solid(
      sentence(random, random.pick(['disc', 'round plate']), [`${D} mm diameter`, `${t} mm thick`], [feature]),
      (circleArea(D) - n * circleArea(d)) * t,
      [D, D, t],
      n,
    )
  },
  tube(random) {
    const outer = millimetres(random, 20, 80)
    const wall = millimetres(random, 1, 6)
    const l = length(random, 20, 200)
    const words = random.pick([
      [dimension(random, outer, 'outer diameter'), dimension(random, wall, 'wall thickness')],
      [`${outer.text} OD`, `${wall.text} wall`],
      [dimension(random, outer, 'diameter'), dimension(random, wall, 'thickness', 'thick')],
    ])
    const inner = outer.mm - 2 * wall.mm
    return solid(
      sentence(random, random.pick(['tube', 'pipe', 'sleeve', 'tube adapter']), [...words, dimension(random, l, 'length', 'long')]),
      (circleArea(outer.mm) - circleArea(inner)) * l.mm,
      [outer.mm, outer.mm, l.mm],
      1,
    )
  },
  'ring or spacer'(random) {
    const [outer, inner, t] = [random.integer(20, 60), random.integer(4, 16), random.integer(2, 30)]
    const [noun, last] = random.pick([
      ['washer', 'thick'],
      ['ring', 'thick'],
      ['spacer', 'long'],
      ['bushing', 'long'],
    ] as const)
    const words = random.pick([
      [`${outer}x${inner}x${t} mm`],
      [`${outer} mm outer diameter`, `${inner} mm inner diameter`, `${t} mm ${last}`],
      [`${outer} mm OD`, `${inner} mm bore`, `${t} mm ${last}`],
    ])
    return solid(sentence(random, noun, words), (circleArea(outer) - circleArea(inner)) * t, [outer, outer, t], 1)
  },
  flange(random) {
    const [D, b, t, d] = [random.integer(100, 180), random.integer(30, 50), random.integer(6, 20), random.integer(5, 9)]
    const n = random.integer(3, 8)
    const pcd = Math.round((D + b) / 2)
    const words = shuffled(random, [`${D} mm outer diameter`, `${b} mm bore`, `${t} mm thick`])
    return solid(
      `${random.pick(['flange', 'pipe flange'])}, ${words.join(', ')}, ${count(random, n)} ${d} mm bolt holes on a ${pcd} mm bolt circle`,
      (circleArea(D) - circleArea(b) - n * circleArea(d)) * t,
      [D, D, t],
      n + 1,
    )
  },
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
  cone(random) {
    const [R, r, h] = [random.integer(15, 40), random.integer(3, 12), random.integer(20, 80)]
    const prompt = sentence(random, random.pick(['cone', 'frustum', 'truncated cone']), [
      `${2 * R} mm base diameter`,
      `${2 * r} mm top diameter`,
      `${h} mm tall`,
    ])
    // The whole cone less its tip, by similar triangles.
    const whole = (h * R) / (R - r)
    return solid(prompt, (Math.PI / 3) * (R * R * whole - r * r * (whole - h)), [2 * R, 2 * R, h], 0)
  },
  sphere(random) {
    const d = length(random, 10, 90)
    const prompt = random.pick([`${d.text} sphere`, `sphere ${d.text} diameter`, `ball with a diameter of ${d.text}`, `sphere of diameter ${d.text}`])
    return solid(prompt, (Math.PI * d.mm ** 3) / 6, [d.mm, d.mm, d.mm], 0)
  },
  bead(random) {
    const [R, r] = [random.integer(10, 40), random.integer(2, 8)]
    // The napkin ring: as much as a sphere as high as the hole is long.
    const h = 2 * Math.sqrt(R * R - r * r)
    return solid(`${2 * R} mm sphere with a ${2 * r} mm hole`, (Math.PI * h ** 3) / 6, [2 * R, 2 * R, h], 1)
  },
  torus(random) {
    const [D, s] = [random.integer(40, 120), random.integer(4, 12)]
    return solid(`torus ${D} mm outer diameter, ${s} mm cross section`, circleArea(s) * Math.PI * (D - s), [D, D, s], 1)
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

/** The same prompts for the same seed, every kind in turn. */
export function generatePrompts(seed: number, amount: number): GeneratedPrompt[] {
  const random = createRandom(seed)
  const kinds = Object.entries(makers)
  return Array.from({ length: amount }, (_, index) => {
    const [kind, make] = kinds[index % kinds.length] ?? ['plain plate', makers['plain plate'] as Maker]
    return { kind, ...make(random) }
  })
}
