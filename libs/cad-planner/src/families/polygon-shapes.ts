/** The family of each adjective that names a regular polygon. */
export const polygonShapes = {
  pentagonal: 'pentagon',
  hexagonal: 'hexagon',
  heptagonal: 'heptagon',
  octagonal: 'octagon',
  decagonal: 'decagon',
  dodecagonal: 'dodecagon',
} as const
