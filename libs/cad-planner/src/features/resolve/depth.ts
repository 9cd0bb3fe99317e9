import { describeSized } from '../../reading/sized.ts'
import type { FeatureReading } from '../../reading/reading.ts'
import { contradiction, notUnderstood } from '../../refusal.ts'
import type { Body } from './body.ts'
import { said } from './facts.ts'

/** How deep an opening is; undefined right through. `isBlind`: it has a floor even if nobody says how deep. */
export function depthOf(name: string, reading: FeatureReading, body: Body, isBlind: boolean): number | undefined {
  const { thickness, assumptions } = body
  const stated = said(reading, 'depth')
  const through = reading.choices.get('through')
  const blind = reading.choices.get('blind')
  if (through !== undefined && (stated !== undefined || blind !== undefined))
    throw contradiction(`"${through}"`, `"${stated?.words ?? blind ?? ''}"`, 'A hole goes through or has a depth.')
  if (stated === undefined && blind === undefined && !isBlind) return undefined
  if (thickness === undefined) throw notUnderstood('a flat profile shows no depth; ask for a solid', [stated?.words ?? reading.words])
  if (stated === undefined) {
    const value = Number((thickness.value / 2).toPrecision(12))
    assumptions.assume(name, value, 'mm', 'half of the thickness')
    return value
  }
  if (stated.value > thickness.value || (isBlind && stated.value === thickness.value)) {
    throw contradiction(
      `"${stated.words}"`,
      describeSized('thickness', thickness),
      'Give a depth less than the thickness, or leave it out for a through hole.',
    )
  }
  assumptions.read(
    name,
    stated.value,
    'mm',
    stated.words,
    stated.value === thickness.value ? 'as deep as the part is thick: right through' : undefined,
  )
  return stated.value === thickness.value ? undefined : stated.value
}
