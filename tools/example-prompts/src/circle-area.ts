export function circleArea(diameter: number): number {
  return Math.PI * (diameter / 2) ** 2
}
