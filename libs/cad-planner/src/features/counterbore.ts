import type { Feature } from './feature.ts'

const common = {
  countable: true,
  choices: ['through', 'round'],
  places: ['corners', 'center', 'row', 'grid', 'circle'],
  once: false,
} as const satisfies Partial<Feature>

/** A wider step at the mouth of the holes named before it, or holes of its own. */
export const counterbore: Feature = {
  ...common,
  name: 'counterbore',
  singular: 'counterbore, counter bore, cbore',
  plural: 'counterbores, counter bores, cbores',
  dimensions: ['diameter', 'depth'],
  bare: 'diameter',
  sizes: { 2: ['diameter', 'depth'] },
  metric: true,
}

/** A cone at the mouth of the holes named before it, or holes of its own. */
export const countersink: Feature = {
  ...common,
  name: 'countersink',
  singular: 'countersink, counter sink',
  plural: 'countersinks, counter sinks',
  dimensions: ['diameter', 'angle'],
  bare: 'diameter',
  metric: true,
}
