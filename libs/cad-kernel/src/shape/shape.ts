import { NaturalCadError } from '@naturalcad/contracts/errors'
import { registerShape, type Kernel } from '../kernel/kernel.ts'
import type { TopAbs_ShapeEnum, TopoDS_Shape } from '../kernel/occt.ts'

/** From the largest to the smallest, as OCCT orders them. */
export const shapeTypes = ['compound', 'compsolid', 'solid', 'shell', 'face', 'wire', 'edge', 'vertex'] as const
export type ShapeType = (typeof shapeTypes)[number]

let readRaw: (shape: Shape) => TopoDS_Shape

/** A handle on a shape in the kernel's memory; millimetres. Shapes do not change: operations answer new ones. */
export class Shape {
  readonly kernel: Kernel
  readonly type: ShapeType
  #raw: TopoDS_Shape | undefined

  static {
    readRaw = (shape) => {
      if (shape.#raw === undefined) throw new NaturalCadError('INTERNAL', `this ${shape.type} has been deleted`)
      return shape.#raw
    }
  }

  /** Takes the handle over: it is freed with this shape. */
  constructor(kernel: Kernel, raw: TopoDS_Shape) {
    this.kernel = kernel
    this.type = typeOfRaw(raw)
    this.#raw = raw
    registerShape(kernel, this)
  }

  get isDeleted(): boolean {
    return this.#raw === undefined
  }

  /** Frees the handle; again is harmless. Sub-shapes and results made from it stay usable. */
  delete(): void {
    this.#raw?.delete()
    this.#raw = undefined
  }
}

export function rawOf(shape: Shape): TopoDS_Shape {
  return readRaw(shape)
}

const typeByEnum: Readonly<Record<string, ShapeType>> = {
  TopAbs_COMPOUND: 'compound',
  TopAbs_COMPSOLID: 'compsolid',
  TopAbs_SOLID: 'solid',
  TopAbs_SHELL: 'shell',
  TopAbs_FACE: 'face',
  TopAbs_WIRE: 'wire',
  TopAbs_EDGE: 'edge',
  TopAbs_VERTEX: 'vertex',
}

export const enumByType = {
  compound: 'TopAbs_COMPOUND',
  compsolid: 'TopAbs_COMPSOLID',
  solid: 'TopAbs_SOLID',
  shell: 'TopAbs_SHELL',
  face: 'TopAbs_FACE',
  wire: 'TopAbs_WIRE',
  edge: 'TopAbs_EDGE',
  vertex: 'TopAbs_VERTEX',
} as const satisfies Record<ShapeType, TopAbs_ShapeEnum>

function typeOfRaw(raw: TopoDS_Shape): ShapeType {
  const type = typeByEnum[raw.ShapeType()]
  if (type === undefined) throw new NaturalCadError('INTERNAL', `unknown kind of shape ${raw.ShapeType()}`)
  return type
}
