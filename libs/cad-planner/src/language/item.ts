import type { Unit } from './units.ts'

/** A number with what belongs to it. */
export interface Quantity {
  value: number
  /** Absent where the user named none. */
  unit: Unit | undefined
  /** Millimetres for lengths, in the default unit where none was named; degrees for angles. */
  size: number
  /** A whole number without a unit: may count things. */
  isPlainCount: boolean
  /** Was written like `4 1/2`, which before a noun may also mean four of one half. */
  isMixed: boolean
  /** Plus or minus, in millimetres. */
  tolerance?: number
  text: string
}

export type DimensionName =
  | 'width'
  | 'height'
  | 'thickness'
  | 'length'
  | 'depth'
  | 'span'
  | 'rise'
  | 'diameter'
  | 'radius'
  | 'outerDiameter'
  | 'innerDiameter'
  | 'outerRadius'
  | 'innerRadius'
  | 'wall'
  | 'boltCircle'
  | 'edgeDistance'
  | 'spacing'
  | 'clearance'
  | 'leg'
  | 'side'
  | 'acrossFlats'
  | 'acrossCorners'
  | 'topDiameter'
  | 'bottomDiameter'
  | 'member'
  | 'section'
  | 'totalLength'
  | 'across'
  | 'base'
  | 'topRadius'
  | 'bottomRadius'
  | 'letterD'
  | 'angle'
  | 'tolerance'

export type FeatureName =
  | 'hole'
  | 'bore'
  | 'slot'
  | 'pocket'
  | 'cutout'
  | 'counterbore'
  | 'countersink'
  | 'fillet'
  | 'chamfer'
  | 'notch'
  | 'panel'
  | 'diagonal'
  | 'jog'
  | 'label'
  | 'centerLine'
  | 'dimensions'

/** Where a feature goes, or how several are laid out. */
export type Place = 'corners' | 'center' | 'row' | 'grid' | 'circle' | 'verticalEdges' | 'topEdges' | 'bottomEdges' | 'endEdges' | 'allEdges'

/** A word that changes how a part or a feature is made. */
export type Choice =
  | Shape
  | 'through'
  | 'blind'
  | 'tapped'
  | 'mediumFit'
  | 'closeFit'
  | 'looseFit'
  | 'counterbored'
  | 'countersunk'
  | 'shallow'
  | 'steep'
  | 'notched'
  | 'open'

/** An adjective that names an outline. */
export type Shape =
  | 'round'
  | 'square'
  | 'rectangular'
  | 'triangular'
  | 'pentagonal'
  | 'hexagonal'
  | 'heptagonal'
  | 'octagonal'
  | 'decagonal'
  | 'dodecagonal'
  | 'hollow'
  | 'lShaped'
  | 'uShaped'
  | 'tShaped'

export type Note = 'material' | 'style' | 'process' | 'format' | 'fastener'

export type Meaning =
  | { kind: 'part'; family: string; plural: boolean; shape?: Shape }
  | { kind: 'feature'; feature: FeatureName; plural: boolean; place?: Place }
  /** `bare`: an adjective, which says nothing wrong when it stands without a number. */
  | { kind: 'dimension'; dimension: DimensionName; adjective?: boolean; of?: FeatureName }
  | { kind: 'place'; place: Place }
  | { kind: 'choice'; choice: Choice }
  | { kind: 'note'; note: Note }
  /** `owns`: what follows may belong to the noun before, as in `holes with counterbores`. */
  | { kind: 'join'; tight: boolean; owns?: boolean }
  | { kind: 'barrier'; purpose: boolean }
  | { kind: 'article' }
  | { kind: 'filler' }
  | { kind: 'negation' }
  | { kind: 'or' }
  /** `number of`, `count`. */
  | { kind: 'countWord' }
  | { kind: 'rowWord'; axis: 'rows' | 'columns' }
  /** Says that the list beside it is of distances. */
  | { kind: 'pattern' }
  | { kind: 'unsupported' }

export type Item = { text: string; start: number; end: number } & (
  | Meaning
  /** `counts`: written as a count, `4x` or `4 of them`. */
  | { kind: 'quantity'; quantity: Quantity; counts?: true }
  | { kind: 'size'; quantities: readonly Quantity[] }
  | { kind: 'metric'; size: number }
  /** Features that the part does not have. */
  | { kind: 'denial'; features: readonly FeatureName[] }
  /** How holes are laid out; what is not said follows from their number. */
  | { kind: 'rows'; rows?: number; columns?: number }
  /** Distances between holes along both sides. */
  | { kind: 'pitch'; quantities: readonly Quantity[] }
  | { kind: 'quoted' }
  | { kind: 'unknown' }
)

export type ItemOf<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>
