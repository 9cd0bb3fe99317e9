import {
  checkGenus,
  checkMeshClosed,
  checkMeshVolume,
  cut,
  extrude,
  frameAt,
  genusOf,
  loadKernel,
  makeBox,
  makeCylinder,
  makeFace,
  makePolyline,
  meshTolerance,
  proveSolid,
  tessellate,
  topologiesOf,
  volumeOf,
  worldFrame,
  type Shape,
  type Vec3,
} from '@naturalcad/cad-kernel'
import { describe, expect, test } from 'vitest'

const kernel = await loadKernel()
const box = makeBox(kernel, worldFrame, 4, 5, 6)
const mesh = tessellate(box)
const drilled = tessellate(cut(box, [makeCylinder(kernel, frameAt([2, 2, -1], [0, 0, 1]), 1, 8)]))
const open = { ...mesh, triangles: mesh.triangles.slice(3) }
const [a = 0, b = 0, c = 0] = mesh.triangles
const flipped = { ...mesh, triangles: Uint32Array.of(b, a, c, ...mesh.triangles.slice(3)) }
const none = { ...mesh, triangles: new Uint32Array() }
const insideOut = { ...mesh, triangles: mesh.triangles.toReversed() }

describe('mesh-closed', () => {
  test('passes for closed meshes, each by itself', () => {
    expect(checkMeshClosed(topologiesOf([mesh, mesh]))).toMatchObject({ status: 'passed', actual: 0, message: '24 triangles close; shells: 2' })
  })

  test.each([
    ['a missing triangle', [open], 3, '3 open edges, 0 flipped'],
    ['a triangle that is inside out', [mesh, flipped], 3, '0 open edges, 3 flipped'],
    ['no triangles', [mesh, none], 0, 'empty'],
    ['no mesh', [], 0, 'empty'],
  ])('fails for %s', (_, meshes, actual, words) => {
    expect(checkMeshClosed(topologiesOf(meshes))).toMatchObject({ status: 'failed', expected: 0, actual, message: expect.stringContaining(words) })
  })

  test('fails for a solid that touches itself along an edge', () => {
    const other = tessellate(makeBox(kernel, frameAt([4, 5, 0], [0, 0, 1]), 4, 5, 6))
    const offset = mesh.positions.length / 3
    const touching = {
      ...mesh,
      positions: Float64Array.of(...mesh.positions, ...other.positions),
      triangles: Uint32Array.of(...mesh.triangles, ...other.triangles.map((index) => index + offset)),
    }
    const message = expect.stringContaining('1 of more than two triangles')
    expect(checkMeshClosed(topologiesOf([touching]))).toMatchObject({ status: 'failed', actual: 1, message })
  })
})

describe('genus', () => {
  test('adds the through holes of all solids', () => {
    expect(genusOf(topologiesOf([drilled, mesh, drilled]))).toBe(2)
  })

  test.each([
    [0, 'failed'],
    [1, 'passed'],
    [2, 'failed'],
    [undefined, 'not-checked'],
  ])('with %s holes expected of one: %s', (expected, status) => {
    expect(checkGenus(genusOf(topologiesOf([drilled])), expected === undefined ? {} : { genus: expected })).toMatchObject({ status, actual: 1 })
  })

  test.each([['an open mesh', [mesh, open]], ['an empty mesh', [none]], ['no mesh', []]])('is not counted on %s', (_, meshes) => {
    expect(genusOf(topologiesOf(meshes))).toBeUndefined()
    expect(checkGenus(genusOf(topologiesOf(meshes)), { genus: 0 })).toMatchObject({ status: 'failed', expected: 0 })
  })
})

describe('mesh-volume', () => {
  const statusOf = (shape: Shape, volume: number, deflection = 10, meshes = [tessellate(shape)]) =>
    checkMeshVolume({ shape, volume, meshes, topologies: topologiesOf(meshes), deflection }).status

  test('allows flat parts 1.5 %, whatever the tolerance', () => {
    expect([120, 121.8, 118.3, 121.9, 118.2].map((volume) => statusOf(box, volume))).toEqual(['passed', 'passed', 'passed', 'failed', 'failed'])
  })

  test('allows thin walls what their curved faces lose, up to 10 %', () => {
    const sides: Vec3[] = Array.from({ length: 60 }, (_, side) => [49.6 * Math.cos((side * Math.PI) / 30), 49.6 * Math.sin((side * Math.PI) / 30), 0])
    const inside = extrude(makeFace(makePolyline(kernel, sides, { closed: true })), [0, 0, 20])
    const tube = cut(makeCylinder(kernel, worldFrame, 50, 20), [inside])
    const volume = volumeOf(tube)
    const meshes = [tessellate(tube)]
    const { linear } = meshTolerance(tube)
    expect(proveSolid(tube).checks.filter(({ status }) => status === 'failed')).toEqual([])
    expect(statusOf(tube, volume, linear, meshes)).toBe('passed')
    expect(statusOf(tube, volume, 0.001, meshes)).toBe('failed')
    expect(statusOf(tube, volume * 1.2, linear, meshes)).toBe('failed')
  })

  test.each([
    ['a missing face', { ...mesh, triangles: mesh.triangles.slice(6) }],
    ['a missing face that the volume does not miss', { ...mesh, triangles: mesh.triangles.slice(0, -6) }],
    ['all faces turned', insideOut],
    ['nothing', none],
  ])('fails for %s', (_, wrong) => {
    expect(statusOf(box, 120, 10, [wrong])).toBe('failed')
  })
})
