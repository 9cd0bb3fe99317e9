import { planPart } from '@naturalcad/cad-planner'
import { describe, expect, test } from 'vitest'
import { refusalOf } from './draft-of.ts'
import { partialWordings, refusedWordings } from './wordings/beyond.ts'

describe('refused rather than guessed', () => {
  test.each(refusedWordings)('%s', (prompt) => {
    const { code, remedy } = refusalOf(prompt)
    expect(code).toMatch(/^(?:NOT_UNDERSTOOD|CONTRADICTION|INVALID_REQUEST)$/)
    expect(remedy).toBeTruthy()
  })
})

describe('made without the words that are left over', () => {
  test.each(partialWordings)('%s', (prompt, leftover) => {
    expect(planPart({ prompt }).leftover).toEqual(leftover)
  })
})
