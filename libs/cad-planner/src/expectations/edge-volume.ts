import type { Outline } from '../outlines/outline.ts'

/**
 * What a fillet or chamfer along the whole rim of a prism's end takes, mm³. At height h below the end the section is the outline
 * moved inwards by i(h), so its area is A − P i + k i²; the integrals of i and i² are c²/2 and c³/3 for a chamfer (i = c − h),
 * and (1 − π/4) r² and (5/3 − π/2) r³ for a fillet (i = r − √(r² − (r − h)²)).
 */
export function volumeOfRim(
  { perimeter, insetCoefficient }: Pick<Outline, 'perimeter' | 'insetCoefficient'>,
  kind: 'fillet' | 'chamfer',
  size: number,
): number {
  const first = kind === 'chamfer' ? size ** 2 / 2 : (1 - Math.PI / 4) * size ** 2
  const second = kind === 'chamfer' ? size ** 3 / 3 : (5 / 3 - Math.PI / 2) * size ** 3
  return perimeter * first - insetCoefficient * second
}
