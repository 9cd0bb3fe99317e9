import { features as featureTable } from '../features/all-features.ts'
import type { Family } from '../families/family.ts'
import type { Item, ItemOf } from '../language/item.ts'

/** `d` is a diameter where the noun has one, else a depth; of a pocket it could be either. */
export function nameLetters(items: readonly Item[], family: Family): Item[] {
  return items.map((item, index) => {
    if (item.kind !== 'dimension' || item.dimension !== 'letterD') return item
    const feature = items.slice(0, index).findLast((other): other is ItemOf<'feature'> => other.kind === 'feature')
    const knows = (name: 'diameter' | 'depth'): boolean =>
      feature === undefined ? family.parameters.some(({ words }) => words[name] !== undefined) : featureTable[feature.feature].dimensions.includes(name)
    if (feature !== undefined && feature.feature !== 'hole' && feature.feature !== 'bore' && knows('diameter') && knows('depth')) return item
    return knows('diameter') ? { ...item, dimension: 'diameter' } : knows('depth') ? { ...item, dimension: 'depth' } : item
  })
}
