import { floatRepr } from '../../numbers/float-text.ts'
import type { Value } from '../../values/index.ts'
import { roundTo, type Vec } from '../geometry/vec.ts'

/** Python's `format(value, '.{digits}g')`. */
function formatGeneral(value: number, digits: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  const [mantissa = '0', exponentText = '0'] = value.toExponential(digits - 1).split('e')
  const exponent = Number(exponentText)
  if (exponent < -4 || exponent >= digits) {
    const size = String(Math.abs(exponent)).padStart(2, '0')
    return `${stripZeros(mantissa)}e${exponent < 0 ? '-' : '+'}${size}`
  }
  return stripZeros(value.toFixed(Math.max(0, digits - 1 - exponent)))
}

function stripZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** How build123d shows the three numbers of a vector: what is below a millionth is shown as 0. */
export function formatVec(vec: Vec, digits: number): string {
  return `(${vec.map((value) => formatGeneral(trim(value, digits), digits)).join(', ')})`
}

function trim(value: number, digits: number): number {
  return Math.abs(value) > 1e-6 ? roundTo(value, digits) : 0
}

/** `format(vector, '.3f')` and the like: each number by itself; without a type, plain tuples. Several vectors stand in brackets of their own. */
export function formatVecs(vecs: readonly Vec[], spec: Value): string {
  const match = /^(?:\.(\d+))?([fg])$/.exec(typeof spec === 'string' ? spec : '')
  const digits = Number(match?.[1] ?? (match?.[2] === 'f' ? 6 : 12))
  const texts = vecs.map((vec) => {
    if (match === null) return `(${vec.map(floatRepr).join(', ')})`
    return match[2] === 'g' ? formatVec(vec, digits) : `(${vec.map((value) => trim(value, digits).toFixed(digits)).join(', ')})`
  })
  return texts.length === 1 ? texts[0]! : `(${texts.join(', ')})`
}
