import type { Item } from '../item.ts'
import { foldCounts } from './counts.ts'
import { foldDenials } from './denials.ts'
import { foldLists } from './lists.ts'
import { foldMouths } from './mouths.ts'
import { foldRows } from './rows.ts'
import { foldSides } from './sides.ts'

/** Turns of phrase of several items become one item, or lose the words that only hold them together. */
export function foldIdioms(items: readonly Item[]): Item[] {
  return foldDenials(foldLists(foldRows(foldCounts(foldSides(foldMouths(items))))))
}
