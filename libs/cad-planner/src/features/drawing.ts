import type { Feature } from './feature.ts'

const shown = { dimensions: [], countable: false, choices: [], places: [], metric: false, once: true } as const satisfies Partial<Feature>

/** Text on the drawing. Never geometry. */
export const label: Feature = {
  ...shown,
  name: 'label',
  singular: 'label, center label, centre label, central label, title, text label, caption',
  plural: 'labels, text labels',
  places: ['center'],
}

export const centerLine: Feature = {
  ...shown,
  name: 'centerLine',
  singular: 'centerline, centreline, center line, centre line, center mark, centre mark',
  plural: 'centerlines, centrelines, center lines, centre lines, center marks, centre marks',
}

export const dimensions: Feature = {
  ...shown,
  name: 'dimensions',
  singular: 'dimensioned, dimension line',
  plural: 'dimensions, dimension lines, dimensioning, annotated dimensions, overall dimensions',
}
