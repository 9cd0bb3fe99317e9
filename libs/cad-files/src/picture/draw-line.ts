import type { Surface } from './canvas.ts'

export interface LinePoint {
  x: number
  y: number
  /** Where the line is compared with the surface's depths. */
  depth: number
}

/** A line of square dots; dots behind what is already there are left out. Coordinates in samples. */
export function drawLine(surface: Surface, from: LinePoint, to: LinePoint, thickness: number, color: number): void {
  const { width, height, depths, colors } = surface
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))))
  for (let step = 0; step <= steps; step++) {
    const share = step / steps
    const depth = from.depth + (to.depth - from.depth) * share
    const left = Math.round(from.x + (to.x - from.x) * share - thickness / 2)
    const top = Math.round(from.y + (to.y - from.y) * share - thickness / 2)
    for (let y = Math.max(0, top); y < Math.min(height, top + thickness); y++) {
      for (let x = Math.max(0, left); x < Math.min(width, left + thickness); x++) {
        if (depth >= (depths[y * width + x] ?? Infinity)) colors[y * width + x] = color
      }
    }
  }
}
