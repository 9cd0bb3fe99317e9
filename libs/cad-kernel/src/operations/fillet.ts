import { NaturalCadError } from '@naturalcad/contracts/errors'
import { ancestorsOf } from '../explore/ancestors.ts'
import { isSame } from '../explore/identity.ts'
import { unwrapCompound } from '../explore/unwrap-compound.ts'
import { argumentError, geometryError, requirePositive } from '../kernel/geometry-error.ts'
import { operate } from '../kernel/operate.ts'
import { volumeOf } from '../measure/properties.ts'
import { isValid } from '../measure/validity.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

const tooLarge = 'use a smaller size, or fewer edges at once'

/** Rounds edges of a solid. Throws `SCRIPT_FAILED` when the radius does not fit, or an edge is not the solid's. */
export function fillet(solid: Shape, edges: readonly Shape[], radius: number): Shape {
  requirePositive('fillet', { radius })
  requireEdges('fillet', edges)
  const result = operate(
    solid.kernel,
    'fillet',
    (bench) => {
      const builder = bench.own(new bench.occt.BRepFilletAPI_MakeFillet(rawOf(solid), 'ChFi3d_Rational'))
      for (const edge of edges) builder.Add(radius, bench.edge(edge))
      for (const edge of edges) if (builder.Contour(bench.edge(edge)) === 0) bench.fail('an edge cannot be rounded', notAnEdge)
      builder.Build(bench.own(new bench.occt.Message_ProgressRange()))
      if (!builder.IsDone()) bench.fail(`a radius of ${radius} does not fit`, tooLarge)
      return bench.shape(builder.Shape())
    },
    tooLarge,
  )
  return requireSound('fillet', `a radius of ${radius} does not fit`, unwrapCompound(result))
}

const notAnEdge = 'select edges of this very shape that join two faces at an angle'

export interface ChamferOptions {
  /** On the other face. @default the length */
  length2?: number
  /** The face on which `length` is measured; by default the first that OCCT finds at the edge. */
  face?: Shape
}

/** Bevels edges of a solid. Throws as `fillet` does. */
export function chamfer(solid: Shape, edges: readonly Shape[], length: number, { length2 = length, face }: ChamferOptions = {}): Shape {
  requirePositive('chamfer', { length, length2 })
  requireEdges('chamfer', edges)
  const facesOf = ancestorsOf(solid, 'edge', 'face')
  const result = operate(
    solid.kernel,
    'chamfer',
    (bench) => {
      const builder = bench.own(new bench.occt.BRepFilletAPI_MakeChamfer(rawOf(solid)))
      for (const edge of edges) {
        const reference = face ?? facesOf.find((entry) => isSame(entry.shape, edge))?.ancestors[0]
        if (reference === undefined) throw geometryError('chamfer', 'an edge is not of this shape', notAnEdge)
        builder.Add(length, length2, bench.edge(edge), bench.face(reference))
        if (builder.Contour(bench.edge(edge)) === 0) bench.fail('an edge cannot be bevelled', notAnEdge)
      }
      builder.Build(bench.own(new bench.occt.Message_ProgressRange()))
      if (!builder.IsDone()) bench.fail(`a length of ${Math.max(length, length2)} does not fit`, tooLarge)
      return bench.shape(builder.Shape())
    },
    tooLarge,
  )
  return requireSound('chamfer', `a length of ${Math.max(length, length2)} does not fit`, unwrapCompound(result))
}

/** The largest of sizes up to `most` for which `attempt` does not fail, by bisection; undefined when none works. */
export function largestWorking(attempt: (size: number) => unknown, most: number, rounds = 12): number | undefined {
  let [works, fails] = [0, most]
  for (let round = 0; round < rounds; round += 1) {
    const size = (works + fails) / 2
    try {
      attempt(size)
      works = size
    } catch (thrown) {
      if (!NaturalCadError.is(thrown) || thrown.code !== 'SCRIPT_FAILED') throw thrown
      fails = size
    }
  }
  return works === 0 ? undefined : works
}

function requireEdges(operation: string, edges: readonly Shape[]): void {
  if (edges.length === 0) throw argumentError(operation, 'no edges', 'select at least one edge')
}

/** OCCT does not throw when a size is slightly too large: the shape is then invalid, or its volume absurd. */
function requireSound(operation: string, reason: string, shape: Shape): Shape {
  if (!isValid(shape) || !(volumeOf(shape) > 0)) throw geometryError(operation, reason, tooLarge)
  return shape
}
