import { directionsOf, type Frame } from '../geometry/frame.ts'
import type { Matrix } from '../geometry/matrix.ts'
import type { Vec3 } from '../geometry/vector.ts'
import { rawOf, Shape } from '../shape/shape.ts'
import { geometryError } from './geometry-error.ts'
import { occtOf, type Kernel } from './kernel.ts'
import type {
  gp_Ax1,
  gp_Ax2,
  gp_Ax3,
  gp_Dir,
  gp_Pnt,
  gp_Trsf,
  gp_Vec,
  NCollection_Array1_double,
  NCollection_Array1_gp_Pnt,
  NCollection_List_TopoDS_Shape,
  Occt,
  TopoDS_Edge,
  TopoDS_Face,
  TopoDS_Shape,
  TopoDS_Vertex,
  TopoDS_Wire,
} from './occt.ts'

interface Deletable {
  delete(): void
}

/** What one operation works with: the binding, and the temporary objects that are freed when it ends. */
export class Workbench {
  readonly kernel: Kernel
  readonly occt: Occt
  readonly operation: string
  readonly #owned: Deletable[] = []

  constructor(kernel: Kernel, operation: string) {
    this.kernel = kernel
    this.occt = occtOf(kernel)
    this.operation = operation
  }

  own<Temporary extends Deletable>(temporary: Temporary): Temporary {
    this.#owned.push(temporary)
    return temporary
  }

  clear(): void {
    for (const temporary of this.#owned.reverse()) temporary.delete()
    this.#owned.length = 0
  }

  /** Hands a result out; a null shape is an error. */
  shape(raw: TopoDS_Shape): Shape {
    if (raw.IsNull()) {
      raw.delete()
      throw geometryError(this.operation, 'no result', 'check that the sizes fit the shape, and that the input is valid')
    }
    return new Shape(this.kernel, raw)
  }

  fail(reason: string, remedy: string): never {
    throw geometryError(this.operation, reason, remedy)
  }

  point([x, y, z]: Vec3): gp_Pnt {
    return this.own(new this.occt.gp_Pnt(x, y, z))
  }

  vector([x, y, z]: Vec3): gp_Vec {
    return this.own(new this.occt.gp_Vec(x, y, z))
  }

  /** Throws for the zero vector, as OCCT does. */
  direction([x, y, z]: Vec3): gp_Dir {
    return this.own(new this.occt.gp_Dir(x, y, z))
  }

  axis(origin: Vec3, direction: Vec3): gp_Ax1 {
    return this.own(new this.occt.gp_Ax1(this.point(origin), this.direction(direction)))
  }

  ax2(frame: Frame): gp_Ax2 {
    return this.own(new this.occt.gp_Ax2(this.point(frame.origin), this.direction(frame.z), this.direction(directionsOf(frame).x)))
  }

  ax3(frame: Frame): gp_Ax3 {
    return this.own(new this.occt.gp_Ax3(this.point(frame.origin), this.direction(frame.z), this.direction(directionsOf(frame).x)))
  }

  transformation(matrix: Matrix): gp_Trsf {
    const transformation = this.own(new this.occt.gp_Trsf())
    transformation.SetValues(...matrix)
    return transformation
  }

  points(points: readonly Vec3[]): NCollection_Array1_gp_Pnt {
    const array = this.own(new this.occt.NCollection_Array1_gp_Pnt(1, points.length))
    points.forEach((point, index) => array.SetValue(index + 1, this.point(point)))
    return array
  }

  numbers(numbers: readonly number[]): NCollection_Array1_double {
    const array = this.own(new this.occt.NCollection_Array1_double(1, numbers.length))
    numbers.forEach((number, index) => array.SetValue(index + 1, number))
    return array
  }

  list(shapes: readonly Shape[]): NCollection_List_TopoDS_Shape {
    const list = this.own(new this.occt.NCollection_List_TopoDS_Shape())
    for (const shape of shapes) this.own(list.Append(rawOf(shape)))
    return list
  }

  face(shape: Shape): TopoDS_Face {
    this.#require(shape, 'face')
    return this.own(this.occt.TopoDS.Face(rawOf(shape)))
  }

  wire(shape: Shape): TopoDS_Wire {
    this.#require(shape, 'wire')
    return this.own(this.occt.TopoDS.Wire(rawOf(shape)))
  }

  edge(shape: Shape): TopoDS_Edge {
    this.#require(shape, 'edge')
    return this.own(this.occt.TopoDS.Edge(rawOf(shape)))
  }

  vertex(shape: Shape): TopoDS_Vertex {
    this.#require(shape, 'vertex')
    return this.own(this.occt.TopoDS.Vertex(rawOf(shape)))
  }

  #require(shape: Shape, type: 'face' | 'wire' | 'edge' | 'vertex'): void {
    if (shape.type !== type) this.fail(`needs a ${type}, got a ${shape.type}`, `give a ${type}`)
  }
}
