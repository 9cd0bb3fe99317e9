import { roundNoise } from '../../language/quantity.ts'
import type { FeatureReading } from '../../reading/reading.ts'
import { contradiction, notUnderstood } from '../../refusal.ts'
import { findMetricFastener, metricSizes } from '../../standards/metric-fasteners.ts'
import type { Body } from './body.ts'
import { said, saidDiameter } from './facts.ts'

/** Millimetres, where the part has room for it. */
const usualDiameter = 10

/** The diameter of a hole: as said, from a thread size by ISO 273, with a stated clearance, or assumed. */
export function holeDiameter(name: string, reading: FeatureReading, { assumptions, outline }: Body): number {
  const stated = saidDiameter(reading)
  const clearance = said(reading, 'clearance')
  const tapped = reading.choices.get('tapped')
  if (reading.metric !== undefined) {
    const { size, words } = reading.metric
    const fastener = findMetricFastener(size)
    if (fastener === undefined)
      throw notUnderstood(`a thread size without a standard hole (known are ${metricSizes.map((known) => `M${known}`).join(', ')})`, [words])
    if (stated !== undefined) {
      if (stated.value < (tapped === undefined ? size : fastener.tapDrill))
        throw contradiction(`"${stated.words}"`, `"${words}", which does not fit into it`, 'Give a larger hole or a smaller thread.')
      assumptions.read(name, stated.value, 'mm', `${stated.words}, ${words}`, 'the stated diameter rules')
      return stated.value
    }
    if (clearance !== undefined) {
      const value = roundNoise(size + clearance.value)
      assumptions.read(
        name,
        value,
        'mm',
        `${words}, ${clearance.words}`,
        `nominal ${size} mm plus the stated clearance of ${clearance.value} mm on the diameter`,
      )
      return value
    }
    if (tapped !== undefined) {
      assumptions.read(
        name,
        fastener.tapDrill,
        'mm',
        `${tapped} ${words}`,
        `tap drill for the coarse thread M${size} (ISO 2306); the thread itself is not modelled`,
      )
      return fastener.tapDrill
    }
    const series = reading.choices.has('closeFit') ? 0 : reading.choices.has('looseFit') ? 2 : 1
    const value = fastener.clearance[series]
    assumptions.read(name, value, 'mm', words, `clearance hole for M${size}, ISO 273 ${['fine', 'medium', 'coarse'][series] ?? ''}`)
    return value
  }
  const fit = reading.choices.get('closeFit') ?? reading.choices.get('looseFit') ?? reading.choices.get('mediumFit')
  if (fit !== undefined) throw notUnderstood('a fit needs a thread size, for example M6', [fit])
  if (tapped !== undefined) throw notUnderstood('a tapped hole needs its thread size, for example M6', [`${tapped} ${reading.words}`])
  if (stated !== undefined) {
    const value = roundNoise(stated.value + (clearance?.value ?? 0))
    assumptions.read(
      name,
      value,
      'mm',
      clearance === undefined ? stated.words : `${stated.words}, ${clearance.words}`,
      clearance === undefined ? undefined : 'the stated diameter plus the stated clearance',
    )
    return value
  }
  if (clearance !== undefined) throw notUnderstood('a clearance needs the size that it is added to', [clearance.words])
  const value = Math.min(usualDiameter, roundNoise(Math.floor(Math.min(...outline.size) * 2) / 10))
  assumptions.assume(name, value, 'mm', value === usualDiameter ? 'usual diameter' : 'a fifth of the shorter side')
  return value
}
