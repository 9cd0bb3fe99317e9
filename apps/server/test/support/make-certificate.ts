import { generateKeyPairSync, sign } from 'node:crypto'

/** A key and a certificate of X.509 that it has signed itself, for a server on this machine: as little as TLS takes. */
export function makeCertificate(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(oid(0x55, 0x04, 0x03), element(0x0c, Buffer.from('tests')))))
  const validity = sequence(...['260101000000Z', '491231235959Z'].map((time) => element(0x17, Buffer.from(time))))
  const version = element(0xa0, integer(2))
  const body = sequence(version, integer(1), ecdsaWithSha256, name, validity, name, publicKey.export({ type: 'spki', format: 'der' }))
  const signature = element(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  const der = sequence(body, ecdsaWithSha256, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${der.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  }
}

// The encoding of ASN.1 that certificates have (DER): a tag, a length, the content.
function element(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, ...parts)
}

function set(...parts: readonly Buffer[]): Buffer {
  return element(0x31, ...parts)
}

function integer(value: number): Buffer {
  return element(0x02, Buffer.from([value]))
}

function oid(...bytes: readonly number[]): Buffer {
  return element(0x06, Buffer.from(bytes))
}

const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))
