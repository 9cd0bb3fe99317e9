import { PyTuple, type Value } from '../values/index.ts'
import { classesWithMembers } from './classes/index.ts'
import { buildLineClass, buildPartClass, buildSketchClass } from './builders/builder-value.ts'
import { gridLocationsClass, hexLocationsClass, locationsClass, polarLocationsClass } from './builders/location-lists.ts'
import { enumerations } from './enums/enums.ts'
import { fromBuilder } from './operations/from-builder.ts'
import * as arcs from './objects/arcs.ts'
import * as curves from './objects/curves.ts'
import * as holes from './objects/holes.ts'
import * as lines from './objects/lines.ts'
import * as bases from './objects/object-classes.ts'
import * as primitives from './objects/primitives.ts'
import * as sketches from './objects/sketch-shapes.ts'
import * as slots from './objects/slots.ts'
import { triangleClass } from './objects/triangle.ts'
import { chamferFunction, filletFunction } from './operations/corners.ts'
import { sectionFunction, splitFunction } from './operations/cutting.ts'
import { extrudeFunction } from './operations/extrude.ts'
import { helpers } from './operations/helpers.ts'
import { loftFunction } from './operations/loft.ts'
import { offsetFunction } from './operations/offset.ts'
import { addFunction, boundingBoxFunction, insertFunction, mirrorFunction, scaleFunction } from './operations/placing.ts'
import { revolveFunction } from './operations/revolve.ts'
import { makeFaceFunction, makeHullFunction, traceFunction } from './operations/sketching.ts'
import { sweepFunction } from './operations/sweep.ts'
import { draftFunction, thickenFunction } from './operations/thicken.ts'
import * as geometry from './values/geometry-values.ts'
import * as shapes from './values/shape-values.ts'

const units = { MC: 0.001, MM: 1n, CM: 10n, M: 1000n, IN: 25.4, FT: 304.79999999999995, THOU: 0.0254, G: 1n, KG: 1000n, LB: 453.59237, G_PER_LB: 453.59237 }

/** Classes that scripts meet but don't name. */
const internalNames: ReadonlySet<string> = new Set(['GroupBy', 'Mixin1D', 'Shape'])

/** Every name of build123d that works here, by family. */
export const supportedNames: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...classesWithMembers.map((cls) => [cls.name, cls] as const).filter(([name]) => !internalNames.has(name)),
  ...Object.entries<Value>(units),
  ...Object.entries(enumerations).map(([name, { cls }]) => [name, cls] as const),
  ...Object.entries<Value>({
    Axis: geometry.axisClass,
    BoundBox: geometry.boundBoxClass,
    Color: geometry.colorClass,
    Location: geometry.locationClass,
    Plane: geometry.planeClass,
    Pos: geometry.posClass,
    Rot: geometry.rotationClass,
    Rotation: geometry.rotationClass,
    Vector: geometry.vectorClass,
    // Names that stand for types: of use in annotations and isinstance only.
    RotationLike: new PyTuple([geometry.rotationClass]),
    VectorLike: new PyTuple([geometry.vectorClass]),
  }),
  ...Object.entries<Value>({
    Compound: shapes.compoundClass,
    Curve: shapes.curveClass,
    Edge: shapes.edgeClass,
    Face: shapes.faceClass,
    Part: shapes.partClass,
    ShapeList: shapes.shapeListClass,
    Shell: shapes.shellClass,
    Sketch: shapes.sketchClass,
    Solid: shapes.solidClass,
    Vertex: shapes.vertexClass,
    Wire: shapes.wireClass,
  }),
  ...Object.entries<Value>({
    BuildLine: buildLineClass,
    BuildPart: buildPartClass,
    BuildSketch: buildSketchClass,
    GridLocations: gridLocationsClass,
    HexLocations: hexLocationsClass,
    Locations: locationsClass,
    PolarLocations: polarLocationsClass,
  }),
  ...Object.entries<Value>({
    BaseCurveObject: bases.baseCurveObjectClass,
    BaseEdgeObject: bases.baseEdgeObjectClass,
    BaseLineObject: bases.baseLineObjectClass,
    BasePartObject: bases.basePartObjectClass,
    BaseSketchObject: bases.baseSketchObjectClass,
  }),
  ...Object.entries<Value>({
    Box: primitives.boxClass,
    Cone: primitives.coneClass,
    ConvexPolyhedron: primitives.convexPolyhedronClass,
    Cylinder: primitives.cylinderClass,
    Sphere: primitives.sphereClass,
    Torus: primitives.torusClass,
    Wedge: primitives.wedgeClass,
    CounterBoreHole: holes.counterBoreHoleClass,
    CounterSinkHole: holes.counterSinkHoleClass,
    Hole: holes.holeClass,
  }),
  ...Object.entries<Value>({
    Circle: sketches.circleClass,
    Ellipse: sketches.ellipseClass,
    Polygon: sketches.polygonClass,
    Rectangle: sketches.rectangleClass,
    RectangleRounded: sketches.rectangleRoundedClass,
    RegularPolygon: sketches.regularPolygonClass,
    SlotArc: slots.slotArcClass,
    SlotCenterPoint: slots.slotCenterPointClass,
    SlotCenterToCenter: slots.slotCenterToCenterClass,
    SlotOverall: slots.slotOverallClass,
    Trapezoid: sketches.trapezoidClass,
    Triangle: triangleClass,
  }),
  ...Object.entries<Value>({
    Bezier: curves.bezierClass,
    CenterArc: arcs.centerArcClass,
    EllipticalCenterArc: arcs.ellipticalCenterArcClass,
    FilletPolyline: lines.filletPolylineClass,
    Helix: curves.helixClass,
    IntersectingLine: lines.intersectingLineClass,
    JernArc: arcs.jernArcClass,
    Line: lines.lineClass,
    PolarLine: lines.polarLineClass,
    Polyline: lines.polylineClass,
    RadiusArc: arcs.radiusArcClass,
    SagittaArc: arcs.sagittaArcClass,
    Spline: curves.splineClass,
    TangentArc: arcs.tangentArcClass,
    ThreePointArc: arcs.threePointArcClass,
  }),
  ...Object.entries<Value>({
    add: addFunction,
    bounding_box: boundingBoxFunction,
    chamfer: chamferFunction,
    draft: draftFunction,
    extrude: extrudeFunction,
    fillet: filletFunction,
    insert: insertFunction,
    loft: loftFunction,
    make_face: makeFaceFunction,
    make_hull: makeHullFunction,
    mirror: mirrorFunction,
    offset: offsetFunction,
    revolve: revolveFunction,
    scale: scaleFunction,
    section: sectionFunction,
    split: splitFunction,
    sweep: sweepFunction,
    thicken: thickenFunction,
    trace: traceFunction,
  }),
  ...Object.entries<Value>(fromBuilder),
  ...Object.entries<Value>(helpers),
])

/** The rest of `build123d.__all__` (0.13.0): known, and refused by name when they are used. */
export const unsupportedNames = [
  'Airfoil', 'ArrowHead', 'Arrow', 'available_fonts', 'BallJoint', 'BlendCurve', 'BSpline', 'ConstrainedArcs', 'ConstrainedLines', 'CylindricalJoint',
  'detect_primitives', 'DimensionLine', 'DotLength', 'DoubleTangentArc', 'Draft', 'DraftAngleError', 'EllipticalStartArc', 'Export2D', 'ExportDXF', 'ExportSVG',
  'export_brep', 'export_gltf', 'export_obj', 'export_step', 'export_stl', 'export_to_pcbway', 'ExtensionLine', 'FontManager', 'full_round', 'GeomEncoder',
  'HyperbolicCenterArc', 'import_brep', 'import_dxf', 'import_step', 'import_stl', 'import_svg', 'import_svg_as_buildline_code', 'Joint', 'LinearJoint',
  'LineType', 'make_brake_formed', 'Matrix', 'Mesher', 'new_edges', 'OrientedBoundBox', 'pack', 'ParabolicCenterArc', 'project', 'project_workplane',
  'RevoluteJoint', 'RigidJoint', 'Superellipse', 'TechnicalDrawing', 'Text', 'topo_distance_to', 'topo_explore_common_vertex',
  'topo_explore_connected_edges', 'UNITS_PER_KILOGRAM', 'UNITS_PER_METER',
] as const

