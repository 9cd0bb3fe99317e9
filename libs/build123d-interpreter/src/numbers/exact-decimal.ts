/** A finite double as mantissa · 2^exponent, exactly. */
export function decompose(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, Math.abs(value))
  const bits = view.getBigUint64(0)
  const biased = Number(bits >> 52n)
  const fraction = bits & 0xf_ffff_ffff_ffffn
  return biased === 0 ? { mantissa: fraction, exponent: -1074 } : { mantissa: fraction | (1n << 52n), exponent: biased - 1075 }
}

/** |value| · 10^places, rounded half to even on the exact value: what C's printf prints. */
export function scaledDecimal(value: number, places: number): bigint {
  const { mantissa, exponent } = decompose(value)
  let numerator = mantissa
  let denominator = 1n
  if (exponent >= 0) numerator <<= BigInt(exponent)
  else denominator <<= BigInt(-exponent)
  if (places >= 0) numerator *= 10n ** BigInt(places)
  else denominator *= 10n ** BigInt(-places)
  return divideHalfEven(numerator, denominator)
}

/** Both positive. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const twice = 2n * (numerator - quotient * denominator)
  return twice > denominator || (twice === denominator && quotient % 2n === 1n) ? quotient + 1n : quotient
}

/** The exponent of the leading decimal digit; 0 for zero. */
export function decimalExponent(value: number): number {
  if (value === 0) return 0
  const text = Math.abs(value).toExponential()
  return Number(text.slice(text.indexOf('e') + 1))
}
