import type { Meaning, Place } from '../item.ts'
import { phrases } from '../lexicon.ts'

const place = (of: Place, list: string): [string, Meaning][] => phrases(list, { kind: 'place', place: of })

export const placeWords: readonly [string, Meaning][] = [
  ...place(
    'corners',
    `corner, corners, in the corners, at the corners, near the corners, in each corner, at each corner, in every corner, at every corner, near each corner, one in each corner,
     one at each corner, one per corner, one in every corner, in all corners, in all four corners, in the four corners, at the four corners, in its corners, one near each corner`,
  ),
  ...place(
    'center',
    `center, centre, central, centered, centred, middle, in the center, in the centre, in the middle, at the center, at the centre, through the center, through the centre,
     through the middle, in its center, in its centre, concentric, dead center, dead centre, axial, along the axis, on the axis`,
  ),
  ...place('row', 'row, in a row, in one row, row of, a row of, in line, in a line, inline, linear, in a single row'),
  ...place('grid', 'grid, grid of, in a grid, array, array of, matrix, rectangular grid, rectangular array, rectangular pattern'),
  ...place(
    'circle',
    'in a circle, around the center, around the centre, around the bore, circular pattern, in a circular pattern, polar, polar array, around the axis, in a ring',
  ),
  ...place(
    'verticalEdges',
    'vertical edges, vertical edge, on the vertical edges, on vertical edges, all vertical edges, on all vertical edges, outer corners, side edges, four corners, on the corners, on all corners, all corners, on all four corners, on the four corners',
  ),
  ...place(
    'topEdges',
    `top edges, top edge, on the top edges, on top edges, on the top edge, all top edges, on all top edges, around the top, on the upper edges, upper edges, upper edge, top rim, top outer edges,
     of the top face, on the top face`,
  ),
  ...place('bottomEdges', 'bottom edges, bottom edge, on the bottom edges, on the bottom edge, all bottom edges, lower edges, on the lower edges'),
  ...place(
    'endEdges',
    'top and bottom edges, on top and bottom edges, around top and bottom, both ends, on both ends, at both ends, both end edges, end edges, on the top and bottom edges, at each end, on each end',
  ),
  ...place('allEdges', 'all edges, on all edges, every edge, on every edge, all the edges, all outer edges, on all the edges'),
]
