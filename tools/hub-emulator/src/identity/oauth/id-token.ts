import { createPrivateKey, createPublicKey, createSign, generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import type { Settings } from '../../storage/settings.ts'

const keyId = 'hub-emulator'

export interface IdTokenSigner {
  sign(claims: Record<string, unknown>): string
  publicKeys(): { keys: JsonWebKey[] }
}

/** Signs OpenID Connect tokens with RS256. The key is made at first need and kept. */
export function createIdTokenSigner(settings: Settings): IdTokenSigner {
  const privateKey = () =>
    createPrivateKey(
      settings.getOrSet('id-token-key', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    )
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return {
    sign: (claims) => {
      const text = `${encode({ alg: 'RS256', typ: 'JWT', kid: keyId })}.${encode(claims)}`
      return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey()).toString('base64url')}`
    },
    publicKeys: () => ({ keys: [{ ...createPublicKey(privateKey()).export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'RS256' }] }),
  }
}
