import { measureBox } from '@naturalcad/mesh'

export interface ViewOptions {
  /** Degrees from the x axis towards y to where the camera stands. @default -60 */
  azimuth?: number
  /** Degrees above the horizon. @default 28 */
  elevation?: number
}

export interface Camera {
  project(positions: Float64Array): Float64Array
  /** Unit vector towards the viewer. */
  toViewer: readonly [number, number, number]
  /** Unit vector of the light over the viewer's shoulder. */
  toLight: readonly [number, number, number]
  /** Extent of the scene along the line of sight and across, whichever is larger; millimetres. */
  size: number
}

const margin = 0.06

/** Orthographic, Z up, with the whole of `scene` in view. */
export function createCamera(scene: Float64Array, width: number, height: number, { azimuth = -60, elevation = 28 }: ViewOptions = {}): Camera {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180]
  const right = [-Math.sin(a), Math.cos(a), 0] as const
  const toViewer = [Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)] as const
  const up = [-Math.sin(e) * Math.cos(a), -Math.sin(e) * Math.sin(a), Math.cos(e)] as const
  const turned = turn(scene, right, up, toViewer)
  const { min, max } = measureBox(turned)
  const [spanX, spanY, spanZ] = [max[0] - min[0], max[1] - min[1], max[2] - min[2]]
  const scale = Math.min((width * (1 - 2 * margin)) / Math.max(spanX, 1e-9), (height * (1 - 2 * margin)) / Math.max(spanY, 1e-9))
  const [middleX, middleY] = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2]
  const light = [0.35, 0.65, 0.67]
  const toLight = [0, 1, 2].map(
    (axis) => (right[axis] ?? 0) * (light[0] ?? 0) + (up[axis] ?? 0) * (light[1] ?? 0) + (toViewer[axis] ?? 0) * (light[2] ?? 0),
  )
  return {
    toViewer,
    toLight: normalize(toLight),
    size: Math.max(spanX, spanY, spanZ),
    project(positions) {
      const points = turn(positions, right, up, toViewer)
      for (let at = 0; at < points.length; at += 3) {
        points[at] = width / 2 + ((points[at] ?? 0) - middleX) * scale
        points[at + 1] = height / 2 - ((points[at + 1] ?? 0) - middleY) * scale
      }
      return points
    },
  }
}

function turn(positions: Float64Array, ...axes: (readonly [number, number, number])[]): Float64Array {
  const turned = new Float64Array(positions.length)
  for (let at = 0; at < positions.length; at += 3) {
    axes.forEach((axis, index) => {
      turned[at + index] = (positions[at] ?? 0) * axis[0] + (positions[at + 1] ?? 0) * axis[1] + (positions[at + 2] ?? 0) * axis[2]
    })
  }
  return turned
}

function normalize(vector: readonly number[]): [number, number, number] {
  const length = Math.hypot(...vector)
  return [(vector[0] ?? 0) / length, (vector[1] ?? 0) / length, (vector[2] ?? 0) / length]
}
