import { circleArea } from '../circle-area.ts'
import { type Makers, solid } from './maker.ts'
import { count, dimension, length, millimetres, sentence } from './phrases.ts'
import { shuffled } from './random.ts'

export const roundParts: Makers = {
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
}
