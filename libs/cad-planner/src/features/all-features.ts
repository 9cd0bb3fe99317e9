import type { FeatureName, Meaning } from '../language/item.ts'
import { phrases } from '../language/lexicon.ts'
import { counterbore, countersink } from './counterbore.ts'
import { diagonal, jog, notch, panel } from './counted.ts'
import { centerLine, dimensions, label } from './drawing.ts'
import { chamfer, fillet } from './edge-treatment.ts'
import type { Feature } from './feature.ts'
import { bore, hole } from './hole.ts'
import { cutout, pocket } from './pocket.ts'
import { slot } from './slot.ts'

/** Every feature that has a name in a prompt. A new kind of hole starts here. */
export const features: Readonly<Record<FeatureName, Feature>> = {
  hole,
  bore,
  slot,
  pocket,
  cutout,
  counterbore,
  countersink,
  fillet,
  chamfer,
  notch,
  panel,
  diagonal,
  jog,
  label,
  centerLine,
  dimensions,
}

export const featureWords: readonly [string, Meaning][] = Object.values(features).flatMap((feature) => [
  ...phrases(feature.singular, { kind: 'feature', feature: feature.name, plural: false }),
  ...phrases(feature.plural, { kind: 'feature', feature: feature.name, plural: true }),
  ...Object.entries(feature.placed ?? {}).flatMap(([place, list]) =>
    phrases(list, { kind: 'feature', feature: feature.name, plural: true, place: place as keyof typeof feature.placed }),
  ),
])
