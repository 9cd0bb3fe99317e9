import type { Feature } from './feature.ts'

const common = { countable: true, places: ['center', 'row', 'grid', 'corners'], metric: false, once: false } as const satisfies Partial<Feature>

/** A depression in the top face: rectangular by length and width, round by diameter. */
export const pocket: Feature = {
  ...common,
  name: 'pocket',
  singular: 'pocket, recess, cavity',
  plural: 'pockets, recesses, cavities',
  dimensions: ['length', 'width', 'depth', 'diameter', 'radius', 'edgeDistance', 'spacing', 'side'],
  sizes: { 2: ['length', 'width'], 3: ['length', 'width', 'depth'] },
  choices: ['blind', 'rectangular', 'round', 'square'],
}

/** A rectangular opening, through unless it has a depth. */
export const cutout: Feature = {
  ...common,
  name: 'cutout',
  singular: 'cutout, cut out, window, rectangular hole, rectangular opening, square hole, square opening, square cutout',
  plural: 'cutouts, cut outs, windows, rectangular holes, rectangular openings, square holes, square openings, square cutouts',
  dimensions: ['length', 'width', 'depth', 'diameter', 'side', 'edgeDistance', 'spacing'],
  bare: 'side',
  sizes: { 2: ['length', 'width'] },
  choices: ['through', 'rectangular', 'square', 'round'],
}
