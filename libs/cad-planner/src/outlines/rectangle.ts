import type { Point2 } from '@naturalcad/contracts/part'
import type { Outline } from './outline.ts'

/** Sharp corners. `names` are the script's parameters. */
export function rectangle(width: number, height: number, names: readonly [string, string]): Outline {
  return {
    sketch: `Rectangle(${names[0]}, ${names[1]})`,
    size: [width, height],
    area: width * height,
    perimeter: 2 * (width + height),
    insetCoefficient: 4,
    depthAt: ([x, y]: Point2) => Math.min(width / 2 - Math.abs(x), height / 2 - Math.abs(y)),
    isRound: false,
  }
}

/** Corners rounded by `radius`. */
export function roundedRectangle(width: number, height: number, radius: number, names: readonly [string, string, string]): Outline {
  return {
    sketch: `RectangleRounded(${names.join(', ')})`,
    size: [width, height],
    area: width * height - (4 - Math.PI) * radius ** 2,
    perimeter: 2 * (width + height) - (8 - 2 * Math.PI) * radius,
    insetCoefficient: Math.PI,
    depthAt([x, y]: Point2) {
      const dx = Math.abs(x) - (width / 2 - radius)
      const dy = Math.abs(y) - (height / 2 - radius)
      if (dx > 0 && dy > 0) return radius - Math.hypot(dx, dy)
      return Math.min(width / 2 - Math.abs(x), height / 2 - Math.abs(y))
    },
    isRound: false,
  }
}

/** Corners cut at 45°, `cut` along each side. */
export function chamferedRectangle(width: number, height: number, cut: number, names: readonly [string, string, string]): Outline {
  const [w, h, c] = names
  const points = [
    [`${w} / 2 - ${c}`, `-${h} / 2`],
    [`${w} / 2`, `-${h} / 2 + ${c}`],
    [`${w} / 2`, `${h} / 2 - ${c}`],
    [`${w} / 2 - ${c}`, `${h} / 2`],
    [`-${w} / 2 + ${c}`, `${h} / 2`],
    [`-${w} / 2`, `${h} / 2 - ${c}`],
    [`-${w} / 2`, `-${h} / 2 + ${c}`],
    [`-${w} / 2 + ${c}`, `-${h} / 2`],
  ]
  return {
    sketch: `Polygon(${points.map(([x, y]) => `(${x}, ${y})`).join(', ')}, align=None)`,
    size: [width, height],
    area: width * height - 2 * cut ** 2,
    perimeter: 2 * (width + height) - 8 * cut + 4 * Math.SQRT2 * cut,
    insetCoefficient: 8 * Math.tan(Math.PI / 8),
    depthAt: ([x, y]: Point2) =>
      Math.min(width / 2 - Math.abs(x), height / 2 - Math.abs(y), (width / 2 + height / 2 - cut - Math.abs(x) - Math.abs(y)) / Math.SQRT2),
    isRound: false,
  }
}
