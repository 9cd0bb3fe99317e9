import type { CutKind, Mouth } from '../../cuts/cut.ts'
import { countersinkDepth } from '../../expectations/cut-volume.ts'
import { roundNoise } from '../../language/quantity.ts'
import type { FeatureReading } from '../../reading/reading.ts'
import { describeSized } from '../../reading/sized.ts'
import { contradiction, notUnderstood } from '../../refusal.ts'
import { findCounterbore, findCountersinkDiameter } from '../../standards/screw-heads.ts'
import type { Body } from './body.ts'
import { depthOf } from './depth.ts'
import { said, saidDiameter } from './facts.ts'
import { holeDiameter } from './hole-diameter.ts'

/** A group of round holes. `mouthReading`: a counterbore or countersink that was named with them. */
export function holeGroup(name: string, reading: FeatureReading, mouthReading: FeatureReading | undefined, body: Body): CutKind {
  const diameter = holeDiameter(`${name}_diameter`, reading, body)
  const depth = depthOf(`${name}_depth`, reading, body, false)
  const mouth = mouthOf(name, reading, mouthReading, diameter, body)
  if (mouth !== undefined && depth !== undefined)
    throw notUnderstood('a blind hole with a wider mouth is not made', [mouthReading?.words ?? reading.words])
  return {
    name,
    words: reading.words,
    shape: { kind: 'circle', diameter },
    ...(depth === undefined ? {} : { depth }),
    ...(mouth === undefined ? {} : { mouth }),
    parameters: [
      { name: `${name}_diameter`, value: diameter },
      ...(depth === undefined ? [] : [{ name: `${name}_depth`, value: depth }]),
      ...mouthParameters(name, mouth),
    ],
  }
}

function mouthParameters(name: string, mouth: Mouth | undefined): { name: string; value: number }[] {
  if (mouth === undefined) return []
  if (mouth.kind === 'counterbore')
    return [
      { name: `${name}_counterbore_diameter`, value: mouth.diameter },
      { name: `${name}_counterbore_depth`, value: mouth.depth },
    ]
  return [
    { name: `${name}_countersink_diameter`, value: mouth.diameter },
    { name: `${name}_countersink_angle`, value: mouth.angle },
  ]
}

function mouthOf(name: string, hole: FeatureReading, reading: FeatureReading | undefined, diameter: number, body: Body): Mouth | undefined {
  const [counterbored, countersunk] = [hole.choices.get('counterbored'), hole.choices.get('countersunk')]
  const other = reading?.feature === 'counterbore' ? countersunk : reading?.feature === 'countersink' ? counterbored : undefined
  if (other !== undefined) throw contradiction(`"${other}"`, `"${reading?.words ?? ''}"`, 'A hole has one kind of mouth.')
  if (counterbored !== undefined && countersunk !== undefined)
    throw contradiction(`"${counterbored}"`, `"${countersunk}"`, 'A hole has one kind of mouth.')
  const kind =
    reading?.feature === 'counterbore' || hole.choices.has('counterbored')
      ? 'counterbore'
      : reading?.feature === 'countersink' || hole.choices.has('countersunk')
        ? 'countersink'
        : undefined
  if (kind === undefined) return undefined
  const { thickness, assumptions } = body
  const words = reading?.words ?? hole.choices.get(kind === 'counterbore' ? 'counterbored' : 'countersunk') ?? kind
  if (thickness === undefined) throw notUnderstood('a flat profile shows no depth; ask for a solid', [words])
  const metric = reading?.metric ?? hole.metric
  const size = reading?.sizes[0]?.quantities
  const stated =
    size?.[0] === undefined
      ? reading === undefined
        ? undefined
        : saidDiameter(reading)
      : { value: size[0].size, words: reading?.sizes[0]?.words ?? '' }
  const mouthDiameter = `${name}_${kind}_diameter`
  if (reading?.metric !== undefined && stated !== undefined)
    throw notUnderstood(`a ${kind} has a thread size or a diameter, not both`, [reading.metric.words])
  const pick = (standard: number | undefined, source: string, otherwise: number): number => {
    if (stated !== undefined) assumptions.read(mouthDiameter, stated.value, 'mm', stated.words)
    else if (standard !== undefined && metric !== undefined) assumptions.read(mouthDiameter, standard, 'mm', metric.words, source)
    else assumptions.assume(mouthDiameter, otherwise, 'mm', `${kind} about twice as wide as its hole`)
    return stated?.value ?? standard ?? otherwise
  }
  const standard =
    metric === undefined ? undefined : kind === 'counterbore' ? findCounterbore(metric.size)?.diameter : findCountersinkDiameter(metric.size)
  const wide = pick(
    standard,
    kind === 'counterbore' ? 'head of ISO 4762, DIN 974-1' : 'head of ISO 10642',
    roundNoise(diameter * (kind === 'counterbore' ? 1.8 : 2)),
  )
  if (wide <= diameter)
    throw contradiction(
      `"${stated?.words ?? words}" (${kind} ${wide} mm)`,
      `its hole of ${diameter} mm`,
      `Give a ${kind} that is wider than the hole.`,
    )
  if (kind === 'counterbore') {
    const saidDepth =
      size?.[1] === undefined
        ? reading === undefined
          ? undefined
          : said(reading, 'depth')
        : { value: size[1].size, words: reading?.sizes[0]?.words ?? '' }
    const standardDepth = metric === undefined ? undefined : findCounterbore(metric.size)?.depth
    const depth = saidDepth?.value ?? standardDepth ?? roundNoise(thickness.value / 2)
    if (saidDepth !== undefined) assumptions.read(`${name}_counterbore_depth`, depth, 'mm', saidDepth.words)
    else
      assumptions.assume(
        `${name}_counterbore_depth`,
        depth,
        'mm',
        standardDepth === undefined ? 'half of the thickness' : 'height of the head (ISO 4762) and the allowance of DIN 974-1',
      )
    if (depth >= thickness.value)
      throw contradiction(
        `"${saidDepth?.words ?? words}" (counterbore ${depth} mm deep)`,
        describeSized('thickness', thickness),
        'Give a shallower counterbore or a thicker part.',
      )
    return { kind, diameter: wide, depth }
  }
  const angle = reading === undefined ? undefined : said(reading, 'angle')
  if (angle === undefined) assumptions.assume(`${name}_countersink_angle`, 90, 'deg', 'countersunk screws of ISO 10642 have 90°')
  else assumptions.read(`${name}_countersink_angle`, angle.value, 'deg', angle.words)
  const degrees = angle?.value ?? 90
  if (degrees < 10 || degrees > 170)
    throw contradiction(`"${angle?.words ?? ''}"`, 'a countersink, which opens between 10° and 170°', 'Give an angle such as 90 degrees.')
  if (countersinkDepth(wide, diameter, degrees) >= thickness.value - 1e-6) {
    throw contradiction(
      `the countersink of ${wide} mm, ${roundNoise(countersinkDepth(wide, diameter, degrees)).toFixed(2)} mm deep,`,
      describeSized('thickness', thickness),
      'Give a smaller countersink or a thicker part.',
    )
  }
  return { kind, diameter: wide, angle: degrees }
}
