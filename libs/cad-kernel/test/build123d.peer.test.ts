import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import {
  areaOf,
  boundingBox,
  chamfer,
  chamferFace,
  clean,
  countSubShapes,
  cut,
  draft,
  extrude,
  extrudeTapered,
  fillet,
  filletFace,
  frameAt,
  fuse,
  hollow,
  loadKernel,
  loft,
  makeBox,
  makeCircle,
  makeCone,
  makeCylinder,
  makeEllipse,
  makeFace,
  makeHelix,
  makeLine,
  makePlaneFace,
  makePolyline,
  makeSphere,
  makeSpline,
  makeThreePointArc,
  makeTorus,
  makeVertex,
  makeWedge,
  makeWire,
  mirrored,
  offsetSolid,
  offsetWire,
  revolve,
  scaled,
  subShapes,
  surfaceType,
  sweep,
  translated,
  volumeOf,
  worldFrame,
  writeStep,
  centerOfMass,
  type Frame,
  type Shape,
  type Vec3,
} from '@naturalcad/cad-kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { measureInBuild123d, type PeerMeasure } from './support/build123d.ts'

const kernel = await loadKernel()
const world = worldFrame
const at = (x: number, y: number, z: number): Frame => frameAt([x, y, z], [0, 0, 1], [1, 0, 0])
const square = (half: number, z = 0) => makePolyline(kernel, [[-half, -half, z], [half, -half, z], [half, half, z], [-half, half, z]], { closed: true })
const plate = (size = 20) => makePlaneFace(kernel, world, size, size)
const ring = (radius: number, frame: Frame = world) => makeWire([makeCircle(kernel, frame, radius)])
const block = () => makeBox(kernel, at(-10, -15, -20), 20, 30, 40)
const top = (shape: Shape) => subShapes(shape, 'face').reduce((best, face) => (centerOfMass(face)[2] > centerOfMass(best)[2] ? face : best))
const upright = (shape: Shape) => subShapes(shape, 'edge').filter((edge) => boundingBox(edge).size[2] > 1 && boundingBox(edge).size[0] < 1e-6 && boundingBox(edge).size[1] < 1e-6)
const path: Vec3[] = [[0, 0, 0], [0, 0, 20], [30, 0, 20]]

/** The same model twice: what it is here, and what a script for build123d says. */
interface Model {
  python: string
  make: () => Shape
  tolerance?: number
  /**
   * What is promised to be listed in build123d's order; everything unless said. Not promised: profiles that begin at another
   * corner there, and what this kernel has to make another way (tapers, bevels in the plane, wedges).
   */
  order?: readonly ('face' | 'edge' | 'vertex')[]
}

const models: Readonly<Record<string, Model>> = {
  box: { python: 'shape = Box(20, 30, 40)', make: block },
  cylinder: { python: 'shape = Cylinder(5, 10)', make: () => makeCylinder(kernel, at(0, 0, -5), 5, 10) },
  'part of a cylinder': { python: 'shape = Solid.make_cylinder(5, 10, angle=90)', make: () => makeCylinder(kernel, world, 5, 10, 90) },
  cone: { python: 'shape = Cone(5, 2, 10)', make: () => makeCone(kernel, at(0, 0, -5), 5, 2, 10) },
  'pointed cone': { python: 'shape = Cone(5, 0, 10)', make: () => makeCone(kernel, at(0, 0, -5), 5, 0, 10) },
  'pointed cone, upside down': { python: 'shape = Cone(0, 5, 10)', make: () => makeCone(kernel, at(0, 0, -5), 0, 5, 10) },
  'part of a cone': { order: ['face', 'edge'], python: 'shape = Solid.make_cone(5, 2, 10, angle=120)', make: () => makeCone(kernel, world, 5, 2, 10, 120) },
  sphere: { python: 'shape = Sphere(7)', make: () => makeSphere(kernel, world, 7) },
  'part of a sphere': { python: 'shape = Solid.make_sphere(7, angle1=-30, angle2=60, angle3=200)', make: () => makeSphere(kernel, world, 7, { from: -30, to: 60, angle: 200 }) },
  torus: { python: 'shape = Torus(10, 2)', make: () => makeTorus(kernel, world, 10, 2) },
  wedge: { order: [], python: 'shape = Solid.make_wedge(10, 12, 14, 2, 3, 8, 9)', make: () => makeWedge(kernel, world, 10, 12, 14, { minX: 2, minZ: 3, maxX: 8, maxZ: 9 }) },
  'drilled block': {
    python: 'shape = Box(20, 30, 40) - Cylinder(5, 40)',
    make: () => cut(block(), [makeCylinder(kernel, at(0, 0, -20), 5, 40)]),
  },
  'two blocks joined': {
    python: 'shape = Box(20, 30, 40) + Pos(20, 0, 0) * Box(20, 30, 40)',
    make: () => fuse(block(), [translated(block(), [20, 0, 0])]),
  },
  'all edges rounded': {
    python: 'b = Box(20, 30, 40); shape = fillet(b.edges(), 2)',
    make: () => {
      const solid = block()
      return fillet(solid, subShapes(solid, 'edge'), 2)
    },
  },
  'upright edges bevelled': {
    python: 'b = Box(20, 30, 40); shape = chamfer(b.edges().filter_by(Axis.Z), 2)',
    make: () => {
      const solid = block()
      return chamfer(solid, upright(solid), 2)
    },
  },
  'open box': {
    python: 'b = Box(20, 30, 40); shape = offset(b, -2, openings=b.faces().sort_by(Axis.Z)[-1])',
    make: () => {
      const solid = block()
      return hollow(solid, [top(solid)], -2)
    },
  },
  'grown box': { order: [], python: 'shape = offset(Box(20, 30, 40), 2)', make: () => offsetSolid(block(), 2) },
  'grown box, sharp': { python: 'shape = offset(Box(20, 30, 40), 2, kind=Kind.INTERSECTION)', make: () => offsetSolid(block(), 2, { kind: 'intersection' }) },
  'tapered square': { order: [], python: 'shape = extrude(Rectangle(20, 20), 10, taper=10)', make: () => extrudeTapered(plate(), [0, 0, 10], 10) },
  'widening square': { python: 'shape = extrude(Rectangle(20, 20), 10, taper=-10)', make: () => extrudeTapered(plate(), [0, 0, 10], -10) },
  'tapered disc': { order: [], python: 'shape = extrude(Circle(10), 10, taper=10)', make: () => extrudeTapered(makeFace(ring(10)), [0, 0, 10], 10) },
  'tapered ring': {
    python: 'shape = extrude(Circle(10) - Circle(4), 10, taper=5)',
    make: () => extrudeTapered(makeFace(ring(10), [ring(4)]), [0, 0, 10], 5),
  },
  'turned profile': {
    order: [],
    python: 'shape = revolve(Plane.XZ * Pos(10, 0) * Rectangle(4, 6), Axis.Z, 270)',
    make: () => revolve(makeFace(makePolyline(kernel, [[8, 0, -3], [12, 0, -3], [12, 0, 3], [8, 0, 3]], { closed: true })), { origin: [0, 0, 0], direction: [0, 0, 1] }, 270),
  },
  loft: { order: [], python: 'shape = loft([Rectangle(20, 20).face(), Pos(0, 0, 10) * Rectangle(10, 10).face()])', make: () => loft([square(10), square(5, 10)]) },
  'loft of three': {
    order: [],
    python: 'shape = loft([Rectangle(20, 20).face(), Pos(0, 0, 10) * Rectangle(10, 10).face(), Pos(0, 0, 20) * Rectangle(16, 16).face()])',
    make: () => loft([square(10), square(5, 10), square(8, 20)]),
    tolerance: 1e-6,
  },
  'loft to a point': {
    order: [],
    python: 'shape = Solid.make_loft([Rectangle(20, 20).wire(), Vertex(0, 0, 10)])',
    make: () => loft([square(10), makeVertex(kernel, [0, 0, 10])]),
  },
  'square round a corner': {
    python: 'shape = sweep(Rectangle(2, 2), Polyline((0, 0, 0), (0, 0, 20), (30, 0, 20)), transition=Transition.RIGHT)',
    make: () => clean(sweep(plate(2), makePolyline(kernel, path), { transition: 'right' })),
  },
  'square round a rounded corner': {
    python: 'shape = sweep(Rectangle(2, 2), Polyline((0, 0, 0), (0, 0, 20), (30, 0, 20)), transition=Transition.ROUND)',
    make: () => clean(sweep(plate(2), makePolyline(kernel, path), { transition: 'round' })),
  },
  'bent pipe': {
    python: 'shape = sweep(Circle(3) - Circle(2), ThreePointArc((0, 0, 0), (10 - 10 * 0.5**0.5, 0, 10 * 0.5**0.5), (10, 0, 10)))',
    make: () => sweep(makeFace(ring(3), [ring(2)]), makeThreePointArc(kernel, [0, 0, 0], [10 - 10 * Math.SQRT1_2, 0, 10 * Math.SQRT1_2], [10, 0, 10])),
  },
  spring: {
    python: 'h = Helix(4, 12, 10); shape = Solid.sweep(Wire.make_circle(1, Plane(h @ 0, z_dir=h % 0)), h, is_frenet=True)',
    make: () => {
      const helix = makeHelix(kernel, world, { pitch: 4, height: 12, radius: 10 })
      return sweep(ring(1, frameAt([10, 0, 0], [0, 20 * Math.PI, 4])), helix, { frenet: true })
    },
    tolerance: 1e-5,
  },
  'spline outline': {
    python: 'shape = extrude(make_face(Spline((0, 0), (10, 5), (20, 0), tangents=((1, 1), (1, -1))) + Line((20, 0), (0, 0))), 5)',
    make: () => extrude(makeFace(makeWire([makeSpline(kernel, [[0, 0, 0], [10, 5, 0], [20, 0, 0]], { tangents: [[1, 1, 0], [1, -1, 0]] }), makeLine(kernel, [20, 0, 0], [0, 0, 0])])), [0, 0, 5]),
    tolerance: 1e-8,
  },
  'closed spline': {
    python: 'shape = extrude(make_face(Spline((0, 0), (10, 5), (20, 0), (10, -8), periodic=True)), 5)',
    make: () => extrude(makeFace(makeWire([makeSpline(kernel, [[0, 0, 0], [10, 5, 0], [20, 0, 0], [10, -8, 0]], { periodic: true })])), [0, 0, 5]),
    tolerance: 1e-8,
  },
  'elliptical post': { python: 'shape = extrude(Ellipse(4, 7), 5)', make: () => extrude(makeFace(makeWire([makeEllipse(kernel, world, 4, 7)])), [0, 0, 5]) },
  'rounded plate': {
    python: 'r = Rectangle(20, 20); shape = extrude(fillet(r.vertices(), 3), 5)',
    make: () => {
      const face = plate()
      return extrude(filletFace(face, subShapes(face, 'vertex'), 3), [0, 0, 5])
    },
  },
  'bevelled plate': {
    order: [],
    python: 'r = Rectangle(20, 20); shape = extrude(chamfer(r.vertices(), 3), 5)',
    make: () => {
      const face = plate()
      return extrude(chamferFace(face, subShapes(face, 'vertex'), 3), [0, 0, 5])
    },
  },
  'rounded half disc': {
    python: 'f = make_face(Line((0, 0), (20, 0)) + ThreePointArc((20, 0), (10, 10), (0, 0))); shape = extrude(fillet(f.vertices(), 2), 5)',
    make: () => {
      const face = makeFace(makeWire([makeLine(kernel, [0, 0, 0], [20, 0, 0]), makeThreePointArc(kernel, [20, 0, 0], [10, 10, 0], [0, 0, 0])]))
      return extrude(filletFace(face, subShapes(face, 'vertex'), 2), [0, 0, 5])
    },
  },
  'grown outline': { order: [], python: 'shape = extrude(offset(Rectangle(20, 20), 2), 5)', make: () => extrude(makeFace(offsetWire(square(10), 2)[0]!), [0, 0, 5]) },
  mirrored: {
    python: 'shape = mirror(Pos(20, 0, 0) * Cone(5, 2, 10), Plane.YZ)',
    make: () => mirrored(makeCone(kernel, at(20, 0, -5), 5, 2, 10), { origin: [0, 0, 0], x: [0, 1, 0], z: [1, 0, 0] }),
  },
  scaled: { python: 'shape = scale(Cone(5, 2, 10), 1.5)', make: () => scaled(makeCone(kernel, at(0, 0, -5), 5, 2, 10), 1.5) },
  drafted: {
    python: 'b = Box(20, 30, 40); shape = draft(b.faces().filter_by(Axis.X), Plane.XY, 5)',
    make: () => {
      const solid = block()
      return draft(solid, subShapes(solid, 'face').filter((face) => boundingBox(face).size[0] < 1e-6), world, 5)
    },
  },
}

describePeer('build123d', 'the same model in build123d', (program) => {
  let peers: Record<string, PeerMeasure> = {}
  let read: Record<string, PeerMeasure> = {}
  const folder = mkdtempSync(join(tmpdir(), 'cad-kernel-'))

  beforeAll(() => {
    peers = measureInBuild123d(program, Object.fromEntries(Object.entries(models).map(([name, { python }]) => [name, python])))
    const files = Object.entries(models).map(([name, { make }], index) => {
      const file = join(folder, `${index}.step`)
      writeFileSync(file, writeStep([{ shape: make(), name }]))
      return [name, `shape = import_step(${JSON.stringify(file)})`] as const
    })
    read = measureInBuild123d(program, Object.fromEntries(files))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(Object.entries(models))('%s: same volume, area, box and counts', (name, { make, tolerance = 1e-9 }) => {
    const shape = make()
    const peer = peers[name]!
    expect(volumeOf(shape) / peer.volume).toBeCloseTo(1, -Math.log10(tolerance))
    expect(areaOf(shape) / peer.area).toBeCloseTo(1, -Math.log10(tolerance))
    for (const axis of [0, 1, 2] as const) expect(Math.abs(boundingBox(shape).size[axis] - peer.size[axis])).toBeLessThan(1e-5)
    const counts = Object.fromEntries((['solid', 'face', 'edge', 'vertex'] as const).map((type) => [type, countSubShapes(shape, type)]))
    expect(counts).toEqual({ solid: peer.solids, face: peer.faces, edge: peer.edges, vertex: peer.vertices })
    expect(subShapes(shape, 'face').map(surfaceType).sort()).toEqual(peer.faceTypes)
  })

  const everything = ['face', 'edge', 'vertex'] as const
  const promises = Object.entries(models).flatMap(([name, { make, order = everything }]) => order.map((type) => [name, type, make] as const))
  test.each<readonly [string, 'face' | 'edge' | 'vertex', () => Shape]>(promises)('%s: each %s in the same place of the list', (name, type, make) => {
    const { faceCenters, edgeMiddles, vertexPoints } = peers[name]!
    const peer = { face: faceCenters, edge: edgeMiddles, vertex: vertexPoints }[type]
    const own = subShapes(make(), type).map((part) => centerOfMass(part))
    const rounded = (points: readonly Vec3[]) => points.map((point) => point.map((value) => Math.round(value * 1e4) / 1e4 + 0))
    expect(rounded(own)).toEqual(rounded(peer))
  })

  test.each(Object.entries(models))('%s: its STEP file is read as the same shape', (name, { make }) => {
    const shape = make()
    const peer = read[name]!
    expect(Math.abs(peer.volume / volumeOf(shape) - 1)).toBeLessThan(1e-6)
    expect(peer.faces).toBe(countSubShapes(shape, 'face'))
    expect(peer.solids).toBe(countSubShapes(shape, 'solid'))
  })
})
