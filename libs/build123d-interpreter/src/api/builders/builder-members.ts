import { asString, typeName, type BoundArguments } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { attributeError, notImplementedErrorClass, pythonError, runtimeError, typeError, valueError, type PyClass, type Value } from '../../values/index.ts'
import { locationOfFrame } from '../classes/location.ts'
import { joinedWires } from '../classes/shapes/selection.ts'
import { flatten } from '../convert/flatten.ts'
import { hasType, requireShape } from '../convert/shapes.ts'
import { defineMembers } from '../define-members.ts'
import { Mode, Select, type SelectName } from '../enums/enums.ts'
import type { Transform } from '../geometry/transform.ts'
import { distance } from '../geometry/vec.ts'
import { frameOfFace } from '../topology/face-frame.ts'
import { sameShape } from '../topology/intersect.ts'
import { boundsOf } from '../topology/measure.ts'
import { transformOf } from '../topology/move.ts'
import { only, pluralOf, subShapeValues, type SelectableType } from '../topology/select.ts'
import { LocationValue, PlaneValue } from '../values/geometry-values.ts'
import { shapeList, type ShapeValue } from '../values/shape-values.ts'
import { productClass } from './add-to-builder.ts'
import { atOrigin, currentScope, enterScope, leaveScope } from './build-scope.ts'
import { builderClass, buildLineClass, buildPartClass, buildSketchClass, productName, type BuilderValue } from './builder-value.ts'
import { callerFrame } from './caller-frame.ts'
import { placeProduct, publishProduct } from './publish.ts'
import { location } from '../classes/location.ts'

function toPlacement(placement: Value): Transform {
  if (placement instanceof LocationValue) return placement.transform
  if (placement instanceof PlaneValue) return locationOfFrame(placement.frame).transform
  if (hasType(placement, 'face')) {
    const frame = frameOfFace(requireShape(placement, 'face'))
    if (frame === undefined) throw valueError('Planes can only be created from planar faces')
    return locationOfFrame(frame).transform
  }
  throw valueError(`Builder does not accept placement ${typeName(placement)}: give a Plane, Location or planar Face`)
}

function initialise(self: BuilderValue, args: BoundArguments, context: Context): void {
  const placements = flatten(context, args.variadic('placements')).map(toPlacement)
  if (self.kind === 'BuildLine' && placements.length > 1) throw valueError('BuildLine only accepts one placement')
  self.mode = Mode.read(args.get('mode'), 'mode')
  self.placements = placements.length === 0 ? atOrigin : placements
  self.frame = callerFrame(context)
}

for (const cls of [buildPartClass, buildSketchClass, buildLineClass]) defineMembers<BuilderValue>(cls, { init: [`${cls.name}(*placements, mode=Mode.ADD)`, initialise] })

/** The product where it will be: as published once the block has ended, else as it would be now. */
function output(self: BuilderValue, context: Context): ShapeValue | undefined {
  if (self.placed !== undefined) return self.placed
  const scope = currentScope(context)
  return self.scope !== undefined && scope === self.scope ? placeProduct(context, self.product, self.scope, productClass[self.kind]) : self.product
}

/** Of a builder's product, in its own coordinates. */
export function selectFromBuilder(self: BuilderValue, type: SelectableType, select: SelectName): ShapeValue[] {
  const unavailable = { BuildPart: [], BuildSketch: ['solid'], BuildLine: ['face', 'solid'] } as const
  if ((unavailable[self.kind] as readonly string[]).includes(type)) throw pythonError(notImplementedErrorClass, `${pluralOf[type]}() doesn't apply to ${self.kind}`)
  if (self.product === undefined) return []
  if (type === 'wire' && (select !== 'ALL' || self.kind === 'BuildLine')) return joinedWires(subShapeValues(self.product, 'edge', select))
  if (type === 'vertex' && select === 'ALL') return withoutDoubles(subShapeValues(self.product, 'edge').flatMap((edge) => subShapeValues(edge, 'vertex')), self.product)
  return subShapeValues(self.product, type, select)
}

function withoutDoubles(vertices: readonly ShapeValue[], product: ShapeValue): ShapeValue[] {
  const kept: ShapeValue[] = []
  for (const vertex of vertices) if (!kept.some((other) => sameShape(other, vertex))) kept.push(vertex)
  for (const vertex of kept) vertex.topoPath = [product]
  return kept
}

const combinable = (self: BuilderValue) => {
  throw runtimeError(`${self.kind} is a builder of Shapes and can't be combined. The object being constructed is accessible via the '${productName[self.kind]}' attribute.`)
}

const types = ['vertex', 'edge', 'wire', 'face', 'solid'] as const

for (const type of types) {
  defineMembers<BuilderValue>(builderClass, {
    methods: {
      [`${pluralOf[type]}(select=Select.ALL)`]: (self, args) => shapeList(selectFromBuilder(self, type, Select.read(args.get('select'), 'select'))),
      [`${type}(select=Select.ALL)`]: (self, args) => only(selectFromBuilder(self, type, Select.read(args.get('select'), 'select')), type),
    },
  })
}

defineMembers<BuilderValue>(builderClass, {
  properties: {
    label: {
      get: (self) => self.label,
      set: (self, value) => {
        if (typeof value !== 'string') throw typeError('label must be a string')
        self.label = value
      },
    },
    mode: (self) => Mode.members[self.mode],
    max_dimension: (self) => maxDimension(self),
    pending_edges: (self) => shapeList(self.pendingEdges),
    pending_faces: (self) => shapeList(self.pendingFaces),
  },
  operators: {
    __enter__: (self, context) => {
      const outer = currentScope(context)
      const around = outer?.builder
      self.parent = around !== undefined && around.frame === callerFrame(context) ? around : undefined
      self.scope = {
        parent: outer,
        builder: self,
        publicationLocations: outer?.locations ?? atOrigin,
        outputPlacements: self.placements,
        locations: atOrigin,
        target: self.parent,
        objectTarget: undefined,
        objectLocations: atOrigin,
      }
      enterScope(context, self.scope)
      return self
    },
    __exit__: (self, context, failure = null) => {
      const { scope } = self
      if (scope === undefined) return null
      leaveScope(context, scope)
      if (failure !== null) return null
      if (self.product !== undefined && self.label !== '') self.product.label = self.label
      self.placed = placeProduct(context, self.product, scope, productClass[self.kind])
      publishProduct(context, self.placed, scope, self.mode)
      return null
    },
    __add__: combinable,
    __sub__: combinable,
    __and__: combinable,
    __getattr__: (self, _context, name = '') => {
      const wanted = asString(name, 'name')
      const hint = methodHints[wanted] ?? `Did you intend '<${self.kind}>.${productName[self.kind]}.${wanted}'?`
      throw attributeError(`'${self.kind}' has no attribute '${wanted}'. ${hint}`)
    },
  },
})

/** What scripts that are written from memory call, and what does it. */
const methodHints: Readonly<Record<string, string>> = {
  subtract: 'Make the object with mode=Mode.SUBTRACT instead.',
  cut: 'Make the object with mode=Mode.SUBTRACT instead.',
  intersect: 'Make the object with mode=Mode.INTERSECT instead.',
  union: 'Objects made inside the block are added by themselves.',
  extrude: 'Call the function extrude(amount=…) inside the block.',
  fillet: 'Call the function fillet(edges, radius) inside the block.',
  chamfer: 'Call the function chamfer(edges, length) inside the block.',
}

/** The longest line through the product, which a hole without depth exceeds. */
export function maxDimension(builder: BuilderValue): number {
  const bounds = builder.product?.shape === undefined ? undefined : boundsOf(builder.product.shape)
  return bounds === undefined ? 0 : distance(bounds.min, bounds.max)
}

function defineProduct(cls: PyClass, name: string): void {
  defineMembers<BuilderValue>(cls, {
    properties: {
      [name]: {
        get: (self, context) => output(self, context) ?? null,
        set: (self, value) => {
          if (!hasType(value, 'compound')) throw typeError(`${name} must be a ${productClass[self.kind].name}`)
          self.product = value
        },
      },
      [`${name}_local`]: (self) => self.product ?? null,
    },
  })
}

defineProduct(buildPartClass, 'part')
defineProduct(buildSketchClass, 'sketch')
defineProduct(buildLineClass, 'line')

defineMembers<BuilderValue>(buildPartClass, {
  properties: {
    location: (self, context) => {
      const part = output(self, context)
      return part === undefined ? new LocationValue() : location(transformOf(part))
    },
  },
})
