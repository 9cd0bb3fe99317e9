import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Draft } from '@naturalcad/contracts/part'
import { generatePrompts, type GeneratedPrompt } from '@naturalcad/example-prompts'
import { describe, expect, test } from 'vitest'
import { tryPlan } from './draft-of.ts'

/** Prompts with something put between any two words of one, that make a part without saying what became of it. */
function passedOver({ prompt, output_type }: GeneratedPrompt, stray: string, isAccounted: (draft: Draft) => boolean): string[] {
  const words = prompt.split(' ')
  return Array.from({ length: words.length + 1 }, (_, index) => [...words.slice(0, index), stray, ...words.slice(index)].join(' ')).filter((text) => {
    const outcome = tryPlan(text, output_type)
    return !NaturalCadError.is(outcome) && !isAccounted(outcome)
  })
}

const isLeftOver =
  (stray: string) =>
  (draft: Draft): boolean =>
    draft.leftover.some((word) => stray.includes(word))

describe.each(generatePrompts(4242, 86))('nothing is passed over: $kind: $prompt', (generated) => {
  test('a number is used or refused', () => {
    const isRead = (draft: Draft): boolean => draft.assumptions.some(({ source, words = '' }) => source === 'read' && words.includes('17.3'))
    expect(passedOver(generated, '17.3 mm', isRead)).toEqual([])
  })

  test.each(['ribs', 'threaded boss', 'tapered', 'on the left', 'twice'])(
    '%s, which is not made, refuses the prompt or is what it is for',
    (stray) => {
      expect(passedOver(generated, stray, isLeftOver(stray))).toEqual([])
    },
  )

  test('a word without a meaning is left over', () => {
    expect(passedOver(generated, 'florbish', isLeftOver('florbish'))).toEqual([])
  })
})
