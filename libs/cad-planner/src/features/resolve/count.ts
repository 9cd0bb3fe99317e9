import { maxHoles } from '../../bounds.ts'
import type { FeatureReading } from '../../reading/reading.ts'
import { contradiction, notUnderstood, outOfBounds } from '../../refusal.ts'
import type { Body } from './body.ts'
import { said } from './facts.ts'

const usualCount = 4

/** How many of a feature: as said, as its place implies, or assumed. */
export function countOf(name: string, reading: FeatureReading, { assumptions }: Body): number {
  const { count, sizes, places } = reading
  const grid = reading.feature === 'hole' ? sizes[0] : undefined
  const { rows, columns } = reading.grid ?? {}
  const gridCount =
    grid !== undefined
      ? grid.quantities.reduce((product, { value }) => product * value, 1)
      : rows === undefined || columns === undefined
        ? undefined
        : rows * columns
  if (count !== undefined && gridCount !== undefined && count.value !== gridCount)
    throw contradiction(`"${count.words}"`, `"${grid?.words ?? reading.grid?.words ?? ''}"`, 'Say only one of them.')
  if (reading.grid !== undefined && count === undefined && gridCount === undefined)
    throw notUnderstood('rows of holes need their number', [reading.grid.words])
  const value = count?.value ?? gridCount
  const corners = places.get('corners')
  // `one in each corner` counts per corner.
  if (corners !== undefined && reading.feature !== 'fillet' && reading.feature !== 'chamfer') {
    if (value !== undefined && value !== 4 && !(value === 1 && /each|every|per|all/.test(corners))) {
      throw contradiction(`"${count?.words ?? grid?.words ?? reading.grid?.words ?? ''}"`, `"${corners}", which are four`, 'Ask for four, or for another place.')
    }
    if (value === 4) assumptions.read(name, 4, 'count', count?.words ?? corners)
    else assumptions.read(name, 4, 'count', corners, 'one in each corner')
    return 4
  }
  if (value !== undefined) {
    if (value < 1) throw outOfBounds(`"${count?.words ?? ''}" asks for none`, 'Ask for at least one, or leave it out.')
    if (value > maxHoles)
      throw outOfBounds(`"${count?.words ?? grid?.words ?? reading.grid?.words ?? ''}" is more than ${maxHoles}`, `Ask for at most ${maxHoles} of them.`, {
        limit: maxHoles,
      })
    assumptions.read(name, value, 'count', count?.words ?? grid?.words ?? reading.grid?.words ?? '')
    return value
  }
  if (!reading.plural || places.has('center')) {
    assumptions.read(name, 1, 'count', reading.words)
    return 1
  }
  assumptions.assume(name, usualCount, 'count', 'several were asked for without a number')
  return usualCount
}

/** Whether the feature was given a circle of its own. */
export function saysCircle(reading: FeatureReading): boolean {
  return reading.places.has('circle') || said(reading, 'boltCircle') !== undefined
}
