import { families, familyNamed } from '../families/all-families.ts'
import type { Family } from '../families/family.ts'
import type { Item, ItemOf } from '../language/item.ts'
import { notUnderstood, workingExample } from '../refusal.ts'
import { purposeStart, segmentsOf } from './segments.ts'

export interface ChosenFamily {
  family: Family
  noun: ItemOf<'part'>
}

/** Finds the one part that a prompt asks for, and the family that its adjectives and features make of it. */
export function chooseFamily(items: readonly Item[]): ChosenFamily {
  const segments = segmentsOf(items)
  const nouns = segments.flatMap((segment) =>
    segment.items.slice(0, purposeStart(segment)).filter((item): item is ItemOf<'part'> => item.kind === 'part'),
  )
  const [noun] = nouns
  if (noun === undefined) {
    const words = items.filter(({ kind }) => kind !== 'filler' && kind !== 'article' && kind !== 'join' && kind !== 'barrier').map(({ text }) => text)
    throw notUnderstood('the prompt names no part that can be made without a language model', words, workingExample)
  }
  const base = familyNamed(noun.family)
  const other = nouns.find((next) => next.family !== noun.family && !sharesFamily(next.family, noun.family))
  if (other !== undefined) throw notUnderstood('one part at a time', [noun.text, other.text], base.example)
  const plural = nouns.find((next) => next.plural)
  if (plural !== undefined) throw notUnderstood('one part at a time; ask for a single one', [plural.text], base.example)
  return {
    family: variantOf(
      shapedBy(
        base,
        segments.map(({ items: part }) => part),
        noun,
      ),
      items,
    ),
    noun,
  }
}

/** A plate and a bracket are one thing under two names; so are both words of `block … tower`. */
function sharesFamily(first: string, second: string): boolean {
  const relatives = [
    ['plate', 'bracket'],
    ['block', 'tower_block'],
    ['block', 'enclosure'],
  ]
  return relatives.some((pair) => pair.includes(first) && pair.includes(second))
}

/** `round steel plate`: an adjective right before the noun may make another family of it. */
function shapedBy(family: Family, segments: readonly (readonly Item[])[], noun: ItemOf<'part'>): Family {
  const named = noun.shape === undefined ? undefined : Object.entries(family.shapes ?? {}).find(([shape]) => shape === noun.shape)?.[1]
  if (named !== undefined && named !== family.name) return familyNamed(named)
  const segment = segments.find((part) => part.includes(noun)) ?? []
  for (let index = segment.indexOf(noun) - 1; index >= 0; index -= 1) {
    const item = segment[index]
    if (item === undefined || item.kind === 'barrier' || item.kind === 'feature' || item.kind === 'part') break
    if (item.kind !== 'choice') continue
    const shaped = Object.entries(family.shapes ?? {}).find(([shape]) => shape === item.choice)?.[1]
    if (shaped !== undefined && shaped !== family.name) return familyNamed(shaped)
  }
  return family
}

function variantOf(family: Family, items: readonly Item[]): Family {
  for (const [word, name] of Object.entries(family.variants ?? {})) {
    const isSaid = items.some(
      (item) =>
        (item.kind === 'choice' && item.choice === word) ||
        (item.kind === 'dimension' && item.dimension === word) ||
        (item.kind === 'feature' && item.feature === word),
    )
    if (isSaid) return familyNamed(name)
  }
  return family
}

/** For messages and tools: an example of each family. */
export const familyExamples: readonly string[] = families.map(({ example }) => example)
