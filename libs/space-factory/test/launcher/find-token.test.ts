import { expect, test } from 'vitest'
import { createTokenFinder } from '../support/find-token.ts'

const token = 'hf_SomethingThatNobodyMaySee12345'
const finds = createTokenFinder(token)

test.each(['', 'a', 'ab', 'abc'])('a token is found in base64 behind %j', (before) => {
  expect(finds(Buffer.from(`${before}${token} and more`).toString('base64'))).toBe(true)
})

test('a token is found as it is, among bytes, in hexadecimal digits and backwards; other text is not taken for one', () => {
  for (const text of [token, `x${token}x`, Buffer.from(token).toString('hex'), [...token].toReversed().join('')]) expect(finds(text)).toBe(true)
  expect(finds(Buffer.concat([Buffer.from([0, 255]), Buffer.from(token)]))).toBe(true)
  for (const text of ['', 'hf_SomethingElse', Buffer.from('hf_SomethingThatNobody').toString('base64')]) expect(finds(text)).toBe(false)
})
