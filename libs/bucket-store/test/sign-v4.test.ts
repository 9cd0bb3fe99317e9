import { expect, test } from 'vitest'
import { createSigner } from '../src/s3/sign-v4.ts'

// The examples that Amazon publishes with the description of the signature.
const signer = createSigner({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' })
const time = new Date('2013-05-24T00:00:00Z')
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

test.each([
  ['?lifecycle', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
  ['?max-keys=2&prefix=J', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
])('signs the headers of GET /%s as published', (query, signature) => {
  const headers = new Headers()
  signer.signHeaders({ url: new URL(`https://examplebucket.s3.amazonaws.com/${query}`), method: 'GET', headers, payloadHash: emptyHash, time })
  expect(headers.get('authorization')).toBe(
    `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature=${signature}`,
  )
})

test('signs an address as published', () => {
  const url = signer.signUrl(new URL('https://examplebucket.s3.amazonaws.com/test.txt'), 86_400, time)
  expect(url.searchParams.get('X-Amz-Signature')).toBe('aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404')
})
