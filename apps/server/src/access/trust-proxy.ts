import { isIP } from 'node:net'
import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Number of proxies in front, or the addresses and ranges of them. `false`: the client is whoever holds the socket. */
export type TrustProxy = false | number | readonly string[]

const namedRanges = new Set(['loopback', 'linklocal', 'uniquelocal'])

/** Reads `NATURALCAD_TRUST_PROXY`. "true" is refused: it would let any client write its own address. */
export function parseTrustProxy(text: string): TrustProxy {
  if (text === '' || text === '0' || text === 'false') return false
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const ranges = text.split(',').map((range) => range.trim())
  for (const range of ranges) {
    if (namedRanges.has(range)) continue
    const [address = '', bits, ...rest] = range.split('/')
    const width = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
    if (width > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= width))) continue
    throw new NaturalCadError('INVALID_REQUEST', `NATURALCAD_TRUST_PROXY holds "${range}", which is neither an address nor a range`, {
      remedy: 'Give the number of proxies in front, or their addresses: 1, or 10.0.0.0/8,192.168.1.4.',
    })
  }
  return ranges
}
