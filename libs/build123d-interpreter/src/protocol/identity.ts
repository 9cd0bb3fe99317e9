const identities = new WeakMap<object, number>()
let next = 1

/** A number of its own for each object, for hashes and for `<object at 0x…>`. */
export function objectIdentity(object: object): number {
  const known = identities.get(object)
  if (known !== undefined) return known
  const identity = next
  next += 1
  identities.set(object, identity)
  return identity
}
