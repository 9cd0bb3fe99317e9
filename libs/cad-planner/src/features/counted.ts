import type { Feature } from './feature.ts'

const plain = { dimensions: [], countable: true, choices: [], places: [], metric: false, once: true } as const satisfies Partial<Feature>

/** Bays of a truss. */
export const panel: Feature = { ...plain, name: 'panel', singular: 'truss panel', plural: 'panels, bays, segments, truss panels' }

/** Bars across the bays of a truss. */
export const diagonal: Feature = {
  ...plain,
  name: 'diagonal',
  countable: false,
  singular: 'diagonal bracing, diagonal',
  plural: 'diagonals, diagonal members, diagonal braces',
}

/** Cuts in the sides of a tower. */
export const notch: Feature = {
  ...plain,
  name: 'notch',
  singular: 'notch, notch size',
  plural: 'notches',
  dimensions: ['side', 'width', 'depth'],
  bare: 'side',
  choices: ['square'],
}

/** Sideways steps of a route. */
export const jog: Feature = {
  ...plain,
  name: 'jog',
  singular: 'jog, offset jog, kink',
  plural: 'jogs, offset jogs, kinks',
  dimensions: ['width', 'depth', 'side'],
  bare: 'side',
}
