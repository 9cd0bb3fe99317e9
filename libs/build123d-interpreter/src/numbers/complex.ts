import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Complex numbers have no place in a CAD script: the root of a negative number is a mistake there. */
export function unsupportedComplex(line: number): never {
  throw new NaturalCadError('UNSUPPORTED_API', 'complex numbers are not supported by the embedded interpreter', {
    details: { api: 'complex', line },
    remedy: 'Check the sign of what is raised to a fractional power; use abs() where only the size matters.',
  })
}
