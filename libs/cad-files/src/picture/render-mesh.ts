import type { Mesh } from '@naturalcad/contracts/part'
import { assertTriangles } from '@naturalcad/mesh'
import { createCamera, type Camera, type ViewOptions } from './camera.ts'
import { createCanvas, oversampling, type Canvas } from './canvas.ts'
import { drawLine } from './draw-line.ts'
import { fillTriangle, type ShadedPoint } from './fill-triangle.ts'
import { parseColor, type Picture } from './picture.ts'

export interface RenderOptions extends ViewOptions {
  width: number
  height: number
  /** `#rrggbb`. @default '#f5f7fa' */
  background?: string
  /** `#rrggbb`. @default '#a9bacb' */
  color?: string
  /** @default '#1f2933' */
  edgeColor?: string
  /** Width of the shape's edges in pixels; 0 leaves them out. @default 1 */
  edgeWidth?: number
}

/** How far edges are lifted towards the viewer, as a share of the scene: they lie in the faces that they border. */
export const edgeLift = 0.004
const ambient = 0.34
const headlight = 0.38
const keyLight = 0.42

/** A shaded picture of the mesh with its edges, without any graphics hardware. The same input gives the same pixels. */
export function renderMesh(mesh: Mesh, options: RenderOptions): Picture {
  const { canvas, camera } = drawSurface(mesh, options)
  const thickness = Math.round((options.edgeWidth ?? 1) * oversampling)
  if (thickness > 0) drawEdges(canvas, camera, mesh, thickness, options.edgeColor ?? '#1f2933')
  return canvas.toPicture()
}

/** Faces alone, in samples: what is drawn next is compared with their depths. */
export function drawSurface(
  mesh: Mesh,
  { width, height, background = '#f5f7fa', color = '#a9bacb', ...view }: RenderOptions,
): { canvas: Canvas; camera: Camera } {
  assertTriangles(mesh)
  const canvas = createCanvas(width, height, parseColor(background))
  const camera = createCamera(mesh.positions, canvas.width, canvas.height, view)
  const points = camera.project(mesh.positions)
  const corner = (point: number): ShadedPoint => ({
    x: points[point * 3] ?? 0,
    y: points[point * 3 + 1] ?? 0,
    depth: points[point * 3 + 2] ?? 0,
    light: lightOf(mesh.normals, point * 3, camera),
  })
  const rgb = parseColor(color)
  for (let at = 0; at < mesh.triangles.length; at += 3) {
    fillTriangle(canvas, corner(mesh.triangles[at] ?? 0), corner(mesh.triangles[at + 1] ?? 0), corner(mesh.triangles[at + 2] ?? 0), rgb)
  }
  return { canvas, camera }
}

function lightOf(normals: Float64Array, at: number, { toViewer, toLight }: Camera): number {
  const along = (direction: readonly [number, number, number]) =>
    Math.max(0, (normals[at] ?? 0) * direction[0] + (normals[at + 1] ?? 0) * direction[1] + (normals[at + 2] ?? 0) * direction[2])
  return ambient + headlight * along(toViewer) + keyLight * along(toLight)
}

function drawEdges(canvas: Canvas, camera: Camera, mesh: Mesh, thickness: number, color: string): void {
  const rgb = parseColor(color)
  const lift = camera.size * edgeLift
  for (const edge of mesh.edges) {
    const points = camera.project(edge)
    const point = (at: number) => ({ x: points[at] ?? 0, y: points[at + 1] ?? 0, depth: (points[at + 2] ?? 0) + lift })
    for (let at = 3; at < points.length; at += 3) drawLine(canvas, point(at - 3), point(at), thickness, rgb)
  }
}
