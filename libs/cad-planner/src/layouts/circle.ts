import type { Layout } from './layout.ts'

/** Evenly on a circle around the middle, the first on the x axis. */
export function boltCircle(name: string, diameter: number, count: number, reason: string): Layout {
  return {
    positions: Array.from({ length: count }, (_, index) => {
      const angle = (2 * Math.PI * index) / count
      return [(diameter / 2) * Math.cos(angle), (diameter / 2) * Math.sin(angle)] as const
    }),
    context: `PolarLocations(${name}_circle_diameter / 2, ${name}_count)`,
    parameters: [
      { name: `${name}_count`, value: count },
      { name: `${name}_circle_diameter`, value: diameter },
    ],
    reason,
  }
}
