import type { ConstantValue } from '../tree.ts'

/** CPython refuses to convert longer decimal integers, since that takes more than linear time. */
export const MOST_DECIMAL_DIGITS = 4300

/** The value of a number whose text the lexer has checked; undefined for a decimal integer of more than 4300 digits. */
export function decodeNumber(text: string): ConstantValue | undefined {
  const plain = text.includes('_') ? text.replaceAll('_', '') : text
  if (/^0[xob]/i.test(plain)) return { kind: 'int', value: BigInt(plain), text }
  if (/[jJ]$/.test(plain)) return { kind: 'imaginary', value: Number(plain.slice(0, -1)), text }
  if (/[.eE]/.test(plain)) return { kind: 'float', value: Number(plain), text }
  if (plain.length > MOST_DECIMAL_DIGITS) return undefined
  return { kind: 'int', value: BigInt(plain), text }
}
