import { shapeList, shapeClass, wireClass, ShapeValue, vertexClass } from '../../values/shape-values.ts'
import { connectEdges, type ShapeType } from '@naturalcad/cad-kernel'
import { defineMembers } from '../../define-members.ts'
import { Select } from '../../enums/enums.ts'
import { topLevel } from '../../topology/dimension.ts'
import { only, pluralOf, subShapeValues, type SelectableType } from '../../topology/select.ts'
import { curveClass, wrapShape } from '../../values/shape-values.ts'

const types = ['vertex', 'edge', 'wire', 'face', 'shell', 'solid', 'compound'] as const satisfies readonly ShapeType[]

/** Wires of a Curve are its edges joined; of other shapes the wires they have. */
export function selectFrom(value: ShapeValue, type: SelectableType, select: keyof typeof Select.members = 'ALL'): ShapeValue[] {
  if (type === 'wire' && value.cls.isSubclassOf(curveClass)) return joinedWires(subShapeValues(value, 'edge', select))
  return subShapeValues(value, type, select)
}

/** `Wire.combine`: as many wires as the edges make. */
export function joinedWires(edges: readonly ShapeValue[], tolerance = 1e-6): ShapeValue[] {
  const shapes = edges.map((edge) => edge.shape).filter((shape) => shape !== undefined)
  return connectEdges(shapes, tolerance).map((shape) => wrapShape(shape, wireClass))
}

for (const type of types) {
  defineMembers<ShapeValue>(shapeClass, {
    methods: {
      [`${pluralOf[type]}(select=Select.ALL)`]: (self, args) => shapeList(selectFrom(self, type, Select.read(args.get('select'), 'select'))),
      [`${type}()`]: (self) => (type === 'wire' && self.shape?.type === 'face' ? (subShapeValues(self, 'wire')[0] ?? null) : only(selectFrom(self, type), type)),
    },
  })
}

defineMembers<ShapeValue>(shapeClass, {
  methods: { 'get_top_level_shapes()': (self) => shapeList(topLevel(self)) },
})

export const selectionMembers = defineMembers<ShapeValue>(vertexClass, { methods: { 'vertex()': (self) => self } })
