import { counted, defineEnum } from './enum-type.ts'

const eulerOrders = ['XYZ', 'XZY', 'YZX', 'YXZ', 'ZXY', 'ZYX', 'XYX', 'XZX', 'YZY', 'YXY', 'ZXZ', 'ZYZ'] as const

export const Align = defineEnum('Align', { ...counted('MIN', 'CENTER', 'MAX'), NONE: null })
export const AngularDirection = defineEnum('AngularDirection', counted('CLOCKWISE', 'COUNTER_CLOCKWISE'))
const ApproxOption = defineEnum('ApproxOption', counted('ARC', 'NONE', 'SPLINE'))
export const CenterOf = defineEnum('CenterOf', counted('GEOMETRY', 'MASS', 'BOUNDING_BOX'))
const ContinuityLevel = defineEnum('ContinuityLevel', { C0: 0n, C1: 1n, C2: 2n }, { kind: 'int' })
const Convexity = defineEnum('Convexity', counted('CONVEX', 'CONCAVE', 'SMOOTH', 'SADDLE'))
export const Extrinsic = defineEnum('Extrinsic', counted(...eulerOrders))
const FontStyle = defineEnum('FontStyle', counted('REGULAR', 'BOLD', 'ITALIC', 'BOLDITALIC'))
const FrameMethod = defineEnum('FrameMethod', counted('FRENET', 'CORRECTED'))
export const GeomType = defineEnum(
  'GeomType',
  counted(
    'PLANE',
    'CYLINDER',
    'CONE',
    'SPHERE',
    'TORUS',
    'BEZIER',
    'BSPLINE',
    'REVOLUTION',
    'EXTRUSION',
    'OFFSET',
    'LINE',
    'CIRCLE',
    'ELLIPSE',
    'HYPERBOLA',
    'PARABOLA',
    'OTHER',
  ),
)
const HeadType = defineEnum('HeadType', counted('STRAIGHT', 'CURVED', 'FILLETED'))
export const Intrinsic = defineEnum('Intrinsic', counted(...eulerOrders))
export const Keep = defineEnum('Keep', counted('ALL', 'BOTTOM', 'BOTH', 'INSIDE', 'OUTSIDE', 'TOP'))
export const Kind = defineEnum('Kind', counted('ARC', 'INTERSECTION', 'TANGENT'))
export const LengthMode = defineEnum('LengthMode', counted('DIAGONAL', 'HORIZONTAL', 'VERTICAL'))
const MeshType = defineEnum('MeshType', counted('OTHER', 'MODEL', 'SUPPORT', 'SOLIDSUPPORT'))
export const Mode = defineEnum('Mode', counted('ADD', 'SUBTRACT', 'INTERSECT', 'REPLACE', 'PRIVATE'))
const NumberDisplay = defineEnum('NumberDisplay', counted('DECIMAL', 'FRACTION'))
const PageSize = defineEnum(
  'PageSize',
  counted('A0', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'LETTER', 'LEGAL', 'LEDGER'),
)
export const PositionMode = defineEnum('PositionMode', counted('LENGTH', 'PARAMETER'))
const PrecisionMode = defineEnum('PrecisionMode', { SESSION: 2n, GREATEST: 1n, AVERAGE: 0n, LEAST: -1n })
const Sagitta = defineEnum('Sagitta', { SHORT: 0n, LONG: -1n, BOTH: 1n })
export const Select = defineEnum('Select', counted('ALL', 'LAST', 'NEW'))
export const Side = defineEnum('Side', counted('LEFT', 'RIGHT', 'BOTH'))
export const SortBy = defineEnum('SortBy', counted('LENGTH', 'RADIUS', 'AREA', 'VOLUME', 'DISTANCE'))
const Tangency = defineEnum('Tangency', { UNQUALIFIED: 0n, ENCLOSING: 1n, ENCLOSED: 2n, OUTSIDE: 3n })
const TextAlign = defineEnum('TextAlign', counted('BOTTOM', 'CENTER', 'LEFT', 'RIGHT', 'TOP', 'TOPFIRSTLINE'))
export const Transition = defineEnum('Transition', counted('RIGHT', 'ROUND', 'TRANSFORMED'))
const Unit = defineEnum('Unit', { MC: 'µm', MM: 'mm', CM: 'cm', M: 'm', IN: 'in', FT: 'ft', G: 'g', KG: 'kg', LB: 'lb' }, { kind: 'str' })
export const Until = defineEnum('Until', counted('NEXT', 'LAST', 'PREVIOUS', 'FIRST'))

export type AlignName = keyof typeof Align.members
export type ModeName = keyof typeof Mode.members
export type SelectName = keyof typeof Select.members

/** Every enumeration by the name under which scripts import it. */
export const enumerations = {
  Align,
  AngularDirection,
  ApproxOption,
  CenterOf,
  ContinuityLevel,
  Convexity,
  Extrinsic,
  FontStyle,
  FrameMethod,
  GeomType,
  HeadType,
  Intrinsic,
  Keep,
  Kind,
  LengthMode,
  MeshType,
  Mode,
  NumberDisplay,
  PageSize,
  PositionMode,
  PrecisionMode,
  Sagitta,
  Select,
  Side,
  SortBy,
  Tangency,
  TextAlign,
  Transition,
  Unit,
  Until,
} as const
