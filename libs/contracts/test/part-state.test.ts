import { fileNameByKind, formatsByOutputType, isTransitionLegal, mediaTypeByKind, OutputType, PartState, partTransitions } from '@naturalcad/contracts'
import { expect, test } from 'vitest'

test('every state is reached from submitted, and terminal states are final', () => {
  const reached = new Set<PartState>(['submitted'])
  for (const state of reached) for (const next of partTransitions[state]) reached.add(next)
  expect([...reached].sort()).toEqual([...PartState.options].sort())
  for (const state of ['completed', 'failed', 'canceled', 'expired'] as const) {
    for (const next of PartState.options) expect(isTransitionLegal(state, next)).toBe(false)
  }
  expect(isTransitionLegal('running', 'completed')).toBe(true)
  expect(isTransitionLegal('submitted', 'completed')).toBe(false)
})

test('every file of every output type has a name and a media type', () => {
  for (const type of OutputType.options) {
    for (const format of formatsByOutputType[type]) {
      expect(fileNameByKind[format]).toBe(`part.${format}`)
      expect(mediaTypeByKind[format]).toContain('/')
    }
  }
})
