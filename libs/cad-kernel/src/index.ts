export { compileKernel, loadKernel, type LoadKernelOptions } from './kernel/load-kernel.ts'
export type { Kernel } from './kernel/kernel.ts'
export type { CompiledKernel } from './kernel/web-assembly.ts'
export { shapeTypes, type Shape, type ShapeType } from './shape/shape.ts'

export type { Axis } from './geometry/axis.ts'
export { directionsOf, frameAt, toLocal, toWorld, worldFrame, type Frame } from './geometry/frame.ts'
export { identity, isIdentity, matrixOfFrame, multiply, transformPoint, translation, type Matrix } from './geometry/matrix.ts'
export type { Vec3 } from './geometry/vector.ts'

export { makeBezier } from './make/bezier.ts'
export { makeCircle, makeCircularArc, makeTangentArc, makeThreePointArc, type ArcOptions } from './make/circle.ts'
export { makeCompound } from './make/compound.ts'
export { connectEdges } from './make/connect-edges.ts'
export { makeEllipse, makeEllipticalArc } from './make/ellipse.ts'
export { makeFace, makePlaneFace } from './make/face.ts'
export { makeFilledFace } from './make/filled-face.ts'
export { makeHelix, type HelixOptions } from './make/helix.ts'
export { makeLine, makePolyline } from './make/line.ts'
export { makeShell, makeSolid, sewFaces } from './make/solid.ts'
export { makeApproximatingSpline, makeSpline, type ApproximationOptions, type SplineOptions } from './make/spline.ts'
export { makeVertex } from './make/vertex.ts'
export { makeWire } from './make/wire.ts'

export { makeBox } from './primitives/box.ts'
export { makeCone } from './primitives/cone.ts'
export { makeCylinder, makeSphere, makeTorus, type SphereArcs, type TorusArcs } from './primitives/round.ts'
export { makeWedge, type WedgeFarFace } from './primitives/wedge.ts'

export { draft } from './operations/draft.ts'
export { extrude } from './operations/extrude.ts'
export { extrudeTapered, type TaperOptions } from './operations/extrude-tapered.ts'
export { chamfer, fillet, largestWorking, type ChamferOptions } from './operations/fillet.ts'
export { makeHalfSpace } from './operations/half-space.ts'
export { loft, type LoftOptions } from './operations/loft.ts'
export { hollow, offsetSolid, type JoinKind, type OffsetSolidOptions } from './operations/offset-solid.ts'
export { offsetWire } from './operations/offset-wire.ts'
export { projectFace, projectWire } from './operations/project.ts'
export { revolve } from './operations/revolve.ts'
export { section, sectionByPlane } from './operations/section.ts'
export { sweep, sweepThrough, type SweepOptions } from './operations/sweep.ts'
export { thicken } from './operations/thicken.ts'
export { copied, located, locationOf, mirrored, moved, rotated, scaled, transformed, translated } from './operations/transform.ts'
export { trimEdge } from './operations/trim.ts'

export { chamferWire, type ChamferWireOptions } from './planar/chamfer-wire.ts'
export { chamferFace, filletFace } from './planar/face-corners.ts'
export { filletWire } from './planar/fillet-wire.ts'

export { common, cut, fuse, split, type BooleanOptions } from './booleans/boolean.ts'
export { clean } from './booleans/clean.ts'

export { ancestorsOf, type Ancestry } from './explore/ancestors.ts'
export { children, topLevelShapes } from './explore/children.ts'
export { duplicate, isEqual, isPartner, isSame, orientationOf, reversed, shapeHash, type Orientation } from './explore/identity.ts'
export { orderedEdges } from './explore/ordered-edges.ts'
export { countSubShapes, subShapes } from './explore/sub-shapes.ts'
export { selectableShapes } from './explore/selectable.ts'
export { isEmpty, unwrapCompound } from './explore/unwrap-compound.ts'
export { innerWires, outerWire } from './explore/wires-of-face.ts'

export { boundingBox, type BoundingBox } from './measure/bounding-box.ts'
export { derivativeAt, edgeEnds, evaluateAt, isForward, lengthOfCurve, parameterAt, parameterRange, pointAt, tangentAt } from './measure/curve.ts'
export { curveGeometry, curveType, radiusOfCurvatureAt, type CurveGeometry, type CurveType } from './measure/curve-geometry.ts'
export { isInside, nearest, nearestToPoint, type Nearest } from './measure/distance.ts'
export { isManifold } from './measure/manifold.ts'
export { areaOf, centerOfMass, lengthOfEdges, matrixOfInertia, radiusOfGyration, volumeOf, type Tensor } from './measure/properties.ts'
export { shareAtPoint } from './measure/share-at-point.ts'
export {
  isPlanar,
  parameterBounds,
  surfaceAt,
  surfaceAtShares,
  surfaceGeometry,
  surfaceNearest,
  surfaceType,
  type SurfaceGeometry,
  type SurfaceType,
} from './measure/surface.ts'
export { isClosed, isDegenerated, isValid } from './measure/validity.ts'
export { pointOf } from './measure/vertex.ts'

export { meshTolerance, tessellate, type MeshOptions, type MeshTolerance } from './mesh/tessellate.ts'
export { drawingOf } from './drawing/draw.ts'
export { readBrep, writeBrep } from './step/brep-text.ts'
export { readStep } from './step/read-step.ts'
export type { StepHeader } from './step/step-header.ts'
export { stepName } from './step/step-name.ts'
export { writeStep, type StepPart } from './step/write-step.ts'

export { checkGenus, checkMeshClosed, checkMeshVolume, genusOf, topologiesOf, type MeshVolumeCheck } from './checks/check-mesh.ts'
export { checkLength, checkPathConnected } from './checks/check-path.ts'
export { checkBoundingBox, checkShapeValid, checkSolids, checkVolume } from './checks/check-shape.ts'
export { checkArea, checkInnerWires, checkSketchClosed } from './checks/check-sketch.ts'
export { checkStepReadBack } from './checks/check-step.ts'
export { measureShape } from './checks/measures.ts'
export { rounded } from './checks/rounded.ts'
export { provePath, proveSketch, proveSolid, type Proof, type ProveOptions, type SolidProof } from './checks/prove.ts'
