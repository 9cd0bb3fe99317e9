import type { Feature } from './feature.ts'

const common = {
  dimensions: ['diameter', 'radius', 'depth', 'edgeDistance', 'spacing', 'boltCircle', 'clearance'],
  bare: 'diameter',
  countable: true,
  choices: ['through', 'blind', 'tapped', 'mediumFit', 'closeFit', 'looseFit', 'counterbored', 'countersunk', 'round'],
  metric: true,
  once: false,
} as const satisfies Partial<Feature>

export const hole: Feature = {
  ...common,
  name: 'hole',
  singular: 'hole, bolt hole, screw hole, mounting hole, drill hole, clearance hole, fixing hole, opening, drilled hole, bolt clearance hole',
  plural: 'holes, bolt holes, screw holes, mounting holes, drill holes, clearance holes, fixing holes, openings, drilled holes, bolt clearance holes',
  places: ['corners', 'center', 'row', 'grid', 'circle'],
}

/** A hole in the middle; of a tube or ring, its inside. */
export const bore: Feature = {
  ...common,
  name: 'bore',
  singular:
    'bore, center hole, centre hole, central hole, center bore, centre bore, central bore, axial hole, axial bore, inner hole, hole in the center, hole in the centre, hole in the middle, hole through the center, hole through the centre, hole through the middle, concentric hole',
  plural: 'bores',
  places: ['center'],
  once: true,
}
