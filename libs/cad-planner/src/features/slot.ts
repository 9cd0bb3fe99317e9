import type { Feature } from './feature.ts'

/** A through opening with round ends: `length` over all. */
export const slot: Feature = {
  name: 'slot',
  singular: 'slot, slotted hole, oblong hole, obround, elongated hole, mounting slot, slot hole',
  plural: 'slots, slotted holes, oblong holes, obrounds, elongated holes, mounting slots, slot holes',
  dimensions: ['length', 'width', 'depth', 'edgeDistance', 'spacing'],
  sizes: { 2: ['length', 'width'], 3: ['length', 'width', 'depth'] },
  countable: true,
  choices: ['through', 'blind', 'round'],
  places: ['center', 'row'],
  metric: false,
  once: false,
}
