import type { DimensionName, FeatureName, Meaning } from '../item.ts'
import { phrases } from '../lexicon.ts'

function nouns(dimension: DimensionName, list: string, of?: FeatureName): [string, Meaning][] {
  return phrases(list, { kind: 'dimension', dimension, ...(of === undefined ? {} : { of }) })
}

/** Adjectives may stand without a number: a long bracket is still a bracket. */
function adjectives(dimension: DimensionName, list: string): [string, Meaning][] {
  return phrases(list, { kind: 'dimension', dimension, adjective: true })
}

export const dimensionWords: readonly [string, Meaning][] = [
  ...adjectives('width', 'wide, broad'),
  ...nouns('width', 'width, breadth, overall width, in width, w'),
  ...adjectives('height', 'tall, high'),
  ...nouns('height', 'height, overall height, in height, h'),
  ...adjectives('thickness', 'thick'),
  ...nouns('thickness', 'thickness, material thickness, in thickness, gauge, t, thk, thicknesses'),
  ...adjectives('length', 'long'),
  ...nouns('length', 'length, overall length, in length, l, lg'),
  ...nouns('totalLength', 'total length, path length, developed length'),
  ...adjectives('depth', 'deep'),
  ...nouns('depth', 'depth, in depth'),
  ...nouns('span', 'span, spanning, spans'),
  ...nouns('rise', 'rise, peak height, peak, rising, crown'),
  ...nouns('diameter', 'ø, diameter, diameters, dia, diam, dias, in diameter, diametre'),
  ...nouns('diameter', 'hole diameter, hole diameters, hole dia, hole size', 'hole'),
  ...nouns('radius', 'radius, radii, in radius, r'),
  ...nouns('outerDiameter', 'outer diameter, outside diameter, external diameter, outer dia, outside dia, od, in outer diameter, in outside diameter, outside, outer'),
  ...nouns('innerDiameter', 'inner diameter, inside diameter, internal diameter, inner dia, inside dia, id, in inner diameter, in inside diameter, inside, inner'),
  ...nouns('outerRadius', 'outer radius, outside radius'),
  ...nouns('innerRadius', 'inner radius, inside radius'),
  ...nouns('wall', 'wall, walls, wall thickness, wall thicknesses, walled, thick wall, thick walls, thickness of the wall'),
  ...nouns(
    'boltCircle',
    `bolt circle, bolt circle diameter, bolt circle of diameter, bolt hole circle, pitch circle, pitch circle diameter, pcd, bcd, 
     diameter bolt circle, diameter pitch circle, dia bolt circle, circle, diameter circle, hole circle`,
  ),
  ...nouns(
    'edgeDistance',
    `from the edge, from the edges, from each edge, from every edge, from both edges, from all edges, from edge, from edges, from its edges, edge distance,
     edge distances, edge margin, edge offset, margin, inset, inset from the edge, inset from the edges, in from the edge, in from the edges, in from each edge,
     away from the edge, away from the edges, off the edge, off the edges, from the sides, from each side, from the border`,
  ),
  ...nouns(
    'spacing',
    `spacing, hole spacing, pitch, apart, spaced, centre to centre, center to center, centre distance, center distance, on centers, on centres, on center, on centre, centers, centres, distance between centers, distance between centres, distance between holes, between centers, between centres, hole distance,
    from center to center, from centre to centre`,
  ),
  ...nouns('clearance', 'clearance'),
  ...nouns('tolerance', 'tolerance, tolerances'),
  ...nouns('leg', 'leg, legs, leg length, leg lengths'),
  ...nouns('across', 'across'),
  ...nouns('base', 'base, base length'),
  ...nouns('letterD', 'd'),
  ...nouns('topRadius', 'top radius, upper radius, radius at the top'),
  ...nouns('bottomRadius', 'bottom radius, base radius, lower radius, radius at the bottom, radius at the base'),
  ...nouns('side', 'side, on a side, on each side, each side, side length, side lengths, edge length, per side, long sides, sides'),
  ...nouns('acrossFlats', 'across flats, across the flats, af, a f, wide across flats, flat to flat'),
  ...nouns('acrossCorners', 'across corners, across the corners, corner to corner'),
  ...nouns('topDiameter', 'top diameter, top dia, upper diameter, diameter at the top, at the top, on top'),
  ...nouns(
    'bottomDiameter',
    'bottom diameter, base diameter, bottom dia, base dia, lower diameter, diameter at the bottom, diameter at the base, at the base, at the bottom',
  ),
  ...nouns('member', 'member, members, member size, member thickness, chord size, bar size'),
  ...nouns('section', 'cross section, cross section diameter, section diameter, cord, cord diameter, thick cross section'),
  ...nouns('angle', 'included angle, countersink angle'),
]
