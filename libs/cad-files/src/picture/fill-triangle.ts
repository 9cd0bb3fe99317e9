import type { Surface } from './canvas.ts'

/** x and y in samples, depth towards the viewer, and how bright the surface is there, from 0 to 1. */
export interface ShadedPoint {
  x: number
  y: number
  depth: number
  light: number
}

/** Fills what lies in front of what is there, its light blended between the corners. A triangle that faces away is left out. */
export function fillTriangle(surface: Surface, a: ShadedPoint, b: ShadedPoint, c: ShadedPoint, color: number): void {
  const area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  // y points down: a triangle that faces the viewer is negative here.
  if (!(area < 0)) return
  const { width, depths, colors } = surface
  const left = Math.max(0, Math.floor(Math.min(a.x, b.x, c.x)))
  const right = Math.min(width - 1, Math.ceil(Math.max(a.x, b.x, c.x)))
  const top = Math.max(0, Math.floor(Math.min(a.y, b.y, c.y)))
  const bottom = Math.min(surface.height - 1, Math.ceil(Math.max(a.y, b.y, c.y)))
  const [red, green, blue] = [color >>> 16, (color >>> 8) & 0xff, color & 0xff]
  // Shares of the corners: 1 at the corner, 0 on the side across, linear in x and y.
  const [stepA, stepB] = [-(c.y - b.y) / area, -(a.y - c.y) / area]
  for (let y = top; y <= bottom; y++) {
    const py = y + 0.5
    const rowA = ((c.x - b.x) * (py - b.y) + (c.y - b.y) * b.x) / area
    const rowB = ((a.x - c.x) * (py - c.y) + (a.y - c.y) * c.x) / area
    for (let x = left; x <= right; x++) {
      const shareA = rowA + stepA * (x + 0.5)
      const shareB = rowB + stepB * (x + 0.5)
      const shareC = 1 - shareA - shareB
      if (shareA < 0 || shareB < 0 || shareC < 0) continue
      const depth = a.depth * shareA + b.depth * shareB + c.depth * shareC
      const at = y * width + x
      if (depth <= (depths[at] ?? Infinity)) continue
      depths[at] = depth
      const light = Math.min(1, a.light * shareA + b.light * shareB + c.light * shareC)
      colors[at] = ((red * light) << 16) | ((green * light) << 8) | (blue * light)
    }
  }
}
