import type { Outline } from './outline.ts'

export function circle(diameter: number, name: string): Outline {
  return {
    sketch: `Circle(${name} / 2)`,
    size: [diameter, diameter],
    area: (Math.PI * diameter ** 2) / 4,
    perimeter: Math.PI * diameter,
    insetCoefficient: Math.PI,
    depthAt: ([x, y]) => diameter / 2 - Math.hypot(x, y),
    isRound: true,
  }
}
