import type { Canvas } from './canvas.ts'
import type { Color } from './picture.ts'

/** x and y in samples, depth towards the viewer, and how bright the surface is there, from 0 to 1. */
export interface ShadedPoint {
  x: number
  y: number
  depth: number
  light: number
}

/** Fills what lies in front of what is there, its light blended between the corners. Corners run clockwise on screen, else nothing is drawn. */
export function fillTriangle(canvas: Canvas, a: ShadedPoint, b: ShadedPoint, c: ShadedPoint, color: Color): void {
  const area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  // y points down: a triangle that faces the viewer is negative here.
  if (!(area < 0)) return
  const left = Math.max(0, Math.floor(Math.min(a.x, b.x, c.x)))
  const right = Math.min(canvas.width - 1, Math.ceil(Math.max(a.x, b.x, c.x)))
  const top = Math.max(0, Math.floor(Math.min(a.y, b.y, c.y)))
  const bottom = Math.min(canvas.height - 1, Math.ceil(Math.max(a.y, b.y, c.y)))
  const shaded: [number, number, number] = [0, 0, 0]
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const [px, py] = [x + 0.5, y + 0.5]
      const toA = ((c.x - b.x) * (py - b.y) - (c.y - b.y) * (px - b.x)) / area
      const toB = ((a.x - c.x) * (py - c.y) - (a.y - c.y) * (px - c.x)) / area
      const toC = 1 - toA - toB
      if (toA < 0 || toB < 0 || toC < 0) continue
      const depth = a.depth * toA + b.depth * toB + c.depth * toC
      const at = y * canvas.width + x
      if (depth <= (canvas.depths[at] ?? Infinity)) continue
      canvas.depths[at] = depth
      const light = Math.min(1, a.light * toA + b.light * toB + c.light * toC)
      shaded[0] = color[0] * light
      shaded[1] = color[1] * light
      shaded[2] = color[2] * light
      canvas.set(x, y, shaded)
    }
  }
}
