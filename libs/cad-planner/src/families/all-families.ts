import type { Meaning, Shape } from '../language/item.ts'
import { phrases } from '../language/lexicon.ts'
import { angle } from './angle.ts'
import { bar } from './bar.ts'
import { block, cube } from './block.ts'
import { channel } from './channel.ts'
import { cone } from './cone.ts'
import { cylinder, disc } from './cylinder.ts'
import { enclosure } from './enclosure.ts'
import type { Family } from './family.ts'
import { flange } from './flange.ts'
import { canopy, loftedPanel } from './lofted.ts'
import { flatBracket, plate } from './plate.ts'
import { rectangularTube } from './rectangular-tube.ts'
import { regularPrisms } from './regular-prism.ts'
import { route } from './route.ts'
import { sphere } from './sphere.ts'
import { tee } from './tee.ts'
import { torus } from './torus.ts'
import { tower } from './tower.ts'
import { truss } from './truss.ts'
import { spacer, tube, washer } from './tube.ts'

/** Every kind of part that the planner makes. A new one starts here. */
export const families: readonly Family[] = [
  plate,
  flatBracket,
  block,
  cube,
  bar,
  cylinder,
  disc,
  tube,
  spacer,
  washer,
  rectangularTube,
  flange,
  ...regularPrisms,
  angle,
  channel,
  tee,
  cone,
  sphere,
  torus,
  enclosure,
  tower,
  truss,
  canopy,
  loftedPanel,
  route,
]

const byName: ReadonlyMap<string, Family> = new Map(families.map((family) => [family.name, family]))

export function familyNamed(name: string): Family {
  const family = byName.get(name)
  if (family === undefined) throw new TypeError(`there is no family ${name}`)
  return family
}

export const familyWords: readonly [string, Meaning][] = families.flatMap(({ name, singular, plural, shaped }) => [
  ...phrases(singular, { kind: 'part', family: name, plural: false }),
  ...phrases(plural, { kind: 'part', family: name, plural: true }),
  ...Object.entries(shaped ?? {}).flatMap(([shape, list]) => phrases(list, { kind: 'part', family: name, plural: false, shape: shape as Shape })),
])
