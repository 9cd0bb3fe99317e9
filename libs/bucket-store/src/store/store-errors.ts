import { NaturalCadError } from '@naturalcad/contracts/errors'

/** `a` and `a/b` may not coexist: a folder on disk could not hold both, and every driver keeps the same law. */
export function keyConflict(key: string, other: string): NaturalCadError {
  return new NaturalCadError('CONFLICT', `object key ${JSON.stringify(key)} cannot stand beside ${JSON.stringify(other)}`, {
    remedy: 'one key may not be the folder of another',
  })
}

export function notFound(key: string): NaturalCadError {
  return new NaturalCadError('NOT_FOUND', `no object has the key ${JSON.stringify(key)}`, { details: { key } })
}

export function preconditionFailed(key: string, condition: string): NaturalCadError {
  return new NaturalCadError('PRECONDITION_FAILED', `object ${JSON.stringify(key)}: ${condition} does not hold`, { details: { key } })
}

/** What a driver answers to an option that it did not declare. */
export function refuseCapability(store: string, capability: string): NaturalCadError {
  return new NaturalCadError('UNSUPPORTED_CAPABILITY', `the ${store} store does not offer ${capability}`, {
    remedy: 'look at the capabilities of the store before asking',
    details: { store, capability },
  })
}

/** What was read first and what would come next are of two contents. */
export function changedWhileRead(key: string): NaturalCadError {
  return new NaturalCadError('CONFLICT', `object ${JSON.stringify(key)} changed while it was read`, { remedy: 'read it again', details: { key } })
}
