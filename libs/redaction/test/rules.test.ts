import { createRedactor, type SecretRule } from '@naturalcad/redaction'
import { expect, test } from 'vitest'

const rule = (hint: string, id = hint): SecretRule => ({ id, hints: [hint], pattern: new RegExp(hint, 'gi') })
const found = (rules: readonly SecretRule[], text: string) => [...new Set(createRedactor({ rules }).find(text).map(({ rule: id }) => id))]

test('a hint is found wherever it stands: inside of another, behind a false start, at either end', () => {
  const hints = ['ab', 'abcab', 'bca', 'cc', 'caab', 'b']
  const letters = (number: number) => [...number.toString(3).padStart(9, '0')].map((digit) => 'abc'[Number(digit)]).join('')
  for (let number = 0; number < 3 ** 9; number += 7) {
    const text = letters(number)
    for (const hint of hints) expect([text, hint, found([...hints.filter((other) => other !== hint).map((other) => ({ ...rule(other), accepts: () => false })), rule(hint)], text)]).toEqual([text, hint, text.includes(hint) ? [hint] : []])
  }
})

test('letters count in either case, and those of other alphabets by themselves', () => {
  expect(found([rule('Key-'), rule('schlüssel'), rule('ключ')], 'my KEY- and Schlüssel and КЛЮЧ')).toEqual(['Key-', 'schlüssel', 'ключ'])
  expect(found([rule('key-'), rule('schlüssel')], 'my ke\u{1f511}y- and schluessel')).toEqual([])
})

test('a rule without a hint to look for is never tried, one with an empty hint always', () => {
  expect(found([{ id: 'never', hints: [], pattern: /a/g }, { id: 'always', hints: [''], pattern: /b/g }], 'ab')).toEqual(['always'])
})

test('as many rules as anyone likes', () => {
  const rules = Array.from({ length: 70 }, (_, index) => rule(`<${index}>`))
  expect(found(rules, rules.map(({ id }) => id).join(' '))).toEqual(rules.map(({ id }) => id))
  expect(found(rules, '<3> <30> <31> <69>')).toEqual(['<3>', '<30>', '<31>', '<69>'])
})
