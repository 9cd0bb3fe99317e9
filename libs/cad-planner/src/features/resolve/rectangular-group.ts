import type { CutKind, CutShape } from '../../cuts/cut.ts'
import { roundNoise } from '../../language/quantity.ts'
import type { FeatureReading } from '../../reading/reading.ts'
import { contradiction } from '../../refusal.ts'
import type { Body } from './body.ts'
import { depthOf } from './depth.ts'
import { said, saidDiameter, type Said } from './facts.ts'

/** A group of slots, pockets or cut-outs, along x by the longer side of what was said. */
export function rectangularGroup(name: string, reading: FeatureReading, body: Body): CutKind {
  const shape = reading.feature === 'slot' ? slotShape(name, reading, body) : openShape(name, reading, body)
  const withDepth = depthFromSize(reading)
  const depth = depthOf(`${name}_depth`, withDepth, body, reading.feature === 'pocket')
  return {
    name,
    words: reading.words,
    shape,
    ...(depth === undefined ? {} : { depth }),
    parameters: [
      ...(shape.kind === 'circle'
        ? [{ name: `${name}_diameter`, value: shape.diameter }]
        : [
            { name: `${name}_length`, value: shape.length, ...(shape.kind === 'slot' ? { comment: 'over all' } : {}) },
            { name: `${name}_width`, value: shape.width },
          ]),
      ...(depth === undefined ? [] : [{ name: `${name}_depth`, value: depth }]),
    ],
  }
}

/** The third number of `40x20x5 mm pocket` is its depth. */
function depthFromSize(reading: FeatureReading): FeatureReading {
  const [size] = reading.sizes
  const third = size?.quantities[2]
  if (size === undefined || third === undefined) return reading
  return { ...reading, facts: [...reading.facts, { dimension: 'depth', quantity: third, size: third.size, words: size.words }] }
}

function sidesSaid(reading: FeatureReading): { length: Said | undefined; width: Said | undefined } {
  const [size] = reading.sizes
  const [first, second] = size?.quantities ?? []
  const pair = (value: number | undefined): Said | undefined => (value === undefined || size === undefined ? undefined : { value, words: size.words })
  const [length, width] = [said(reading, 'length'), said(reading, 'width')]
  if (size !== undefined && (length ?? width) !== undefined) {
    const same = (length === undefined || length.value === first?.size) && (width === undefined || width.value === second?.size)
    if (!same) throw contradiction(`"${size.words}"`, `"${length?.words ?? width?.words ?? ''}"`, 'Say only one of them.')
  }
  return { length: pair(first?.size) ?? length, width: pair(second?.size) ?? width }
}

function slotShape(name: string, reading: FeatureReading, { assumptions, outline }: Body): CutShape {
  const { length, width } = sidesSaid(reading)
  const longest = Math.max(...outline.size)
  const long = length?.value ?? (width === undefined ? roundNoise(longest * 0.2) : width.value * 3)
  const across = width?.value ?? roundNoise(long / 3)
  const [over, narrow] = [Math.max(long, across), Math.min(long, across)]
  if (over === narrow)
    throw contradiction(`"${length?.words ?? reading.words}"`, 'a slot, which is longer than wide', 'Ask for a round hole, or for a longer slot.')
  if (length === undefined)
    assumptions.assume(`${name}_length`, over, 'mm', width === undefined ? 'a fifth of the longer side' : 'three times its width')
  else assumptions.read(`${name}_length`, over, 'mm', length.words, 'over all, with its round ends')
  if (width === undefined) assumptions.assume(`${name}_width`, narrow, 'mm', 'a third of its length')
  else assumptions.read(`${name}_width`, narrow, 'mm', width.words)
  return { kind: 'slot', length: over, width: narrow }
}

function openShape(name: string, reading: FeatureReading, { assumptions, outline }: Body): CutShape {
  const diameter = saidDiameter(reading)
  const side = said(reading, 'side')
  const { length, width } = sidesSaid(reading)
  if (diameter !== undefined) {
    const other = side ?? length ?? width
    if (other !== undefined) throw contradiction(`"${diameter.words}"`, `"${other.words}"`, 'An opening is round or rectangular.')
    assumptions.read(`${name}_diameter`, diameter.value, 'mm', diameter.words)
    return { kind: 'circle', diameter: diameter.value }
  }
  const assumed = roundNoise(Math.min(...outline.size) * 0.4)
  const long = side?.value ?? length?.value ?? width?.value ?? assumed
  const across = side?.value ?? width?.value ?? length?.value ?? assumed
  const source = side ?? length ?? width
  if (source === undefined) assumptions.assume(`${name}_length`, long, 'mm', 'four tenths of the shorter side')
  else assumptions.read(`${name}_length`, long, 'mm', (side ?? length ?? width)?.words ?? '')
  if (side !== undefined || width !== undefined) assumptions.read(`${name}_width`, across, 'mm', (side ?? width)?.words ?? '')
  else assumptions.assume(`${name}_width`, across, 'mm', 'as wide as long')
  const shape = reading.choices.get('square') ?? reading.choices.get('round')
  if (shape !== undefined && long !== across) throw contradiction(`"${shape}"`, `"${source?.words ?? ''}"`, 'Give one size, or two that are equal.')
  if (reading.choices.has('round')) return { kind: 'circle', diameter: long }
  return { kind: 'rectangle', length: long, width: across }
}
