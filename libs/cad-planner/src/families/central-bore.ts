import { saidDiameter } from '../features/resolve/facts.ts'
import { notUnderstood } from '../refusal.ts'
import type { BuildContext } from './build-context.ts'

/** A through hole along the axis of a turned part: its diameter, where one was asked for. Other holes are refused. */
export function centralBore({ features, part }: BuildContext): { value: number; words: string } | undefined {
  const bores = features.filter(({ feature }) => feature === 'hole' || feature === 'bore')
  const [bore, second] = bores
  if (bore === undefined) return undefined
  if (second !== undefined || (bore.count?.value ?? 1) !== 1 || (bore.plural && bore.count === undefined)) {
    throw notUnderstood(`a ${part.words} takes one hole, along its axis`, [second?.words ?? bore.count?.words ?? bore.words])
  }
  const other = bore.facts.find(({ dimension }) => dimension !== 'diameter' && dimension !== 'radius')
  const choice = [...bore.choices].find(([name]) => name !== 'through' && name !== 'round')
  const place = [...bore.places].find(([name]) => name !== 'center')
  const words = place?.[1] ?? other?.words ?? choice?.[1] ?? bore.metric?.words ?? (bore.sizes[0]?.words || undefined)
  if (words !== undefined) throw notUnderstood(`the hole of a ${part.words} goes right through and takes a diameter`, [words])
  const diameter = saidDiameter(bore)
  if (diameter === undefined) throw notUnderstood('the hole needs a diameter', [bore.words])
  return diameter
}
