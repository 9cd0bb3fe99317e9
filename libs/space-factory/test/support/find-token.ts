/** Whether a secret is in it: as it is, escaped for an address, or in base64 at any place of a longer text. */
export function createTokenFinder(token: string): (where: string | Uint8Array) => boolean {
  // Of each of three offsets the digits that do not depend on what stands beside it.
  const inBase64 = [0, 1, 2].map((offset) => {
    const digits = Buffer.from(`${'x'.repeat(offset)}${token}`).toString('base64').replace(/=+$/, '')
    return digits.slice(Math.ceil((offset * 4) / 3), -2)
  })
  const forms = [token, encodeURIComponent(token), [...token].toReversed().join(''), Buffer.from(token).toString('hex'), ...inBase64]
  return (where) => {
    const text = typeof where === 'string' ? where : Buffer.from(where).toString('latin1')
    return forms.some((form) => text.includes(form))
  }
}
