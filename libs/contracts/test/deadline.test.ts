import { createDeadline, NaturalCadError, type Clock } from '@naturalcad/contracts'
import { expect, test } from 'vitest'

function createManualClock() {
  let time = 1000
  let timers: { at: number; callback: () => void }[] = []
  const clock: Clock = {
    now: () => time,
    monotonic: () => time,
    after(ms, callback) {
      const timer = { at: time + ms, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
  }
  return {
    clock,
    pending: () => timers.length,
    advance: (ms: number) => {
      time += ms
      for (const timer of timers.filter(({ at }) => at <= time)) timer.callback()
    },
  }
}

test('gives each step what is left, and aborts when nothing is', () => {
  const { clock, advance } = createManualClock()
  const deadline = createDeadline({ timeoutMs: 500, clock })
  advance(200)
  expect(deadline.remainingMs()).toBe(300)
  deadline.check()
  advance(300)
  expect(deadline.remainingMs()).toBe(0)
  expect(deadline.signal.reason).toMatchObject({ code: 'DEADLINE_EXCEEDED', message: expect.stringContaining('0.5 s') })
  expect(() => deadline.check()).toThrow(NaturalCadError)
})

test('is canceled with its parent, with the reason', () => {
  const { clock } = createManualClock()
  const parent = new AbortController()
  const deadline = createDeadline({ timeoutMs: 500, signal: parent.signal, clock })
  parent.abort(new Error('Ctrl-C'))
  expect(deadline.signal.reason).toMatchObject({ code: 'CANCELED', cause: expect.objectContaining({ message: 'Ctrl-C' }) })
})

test('passes on a parent deadline that is over as what it is', () => {
  const { clock, advance } = createManualClock()
  const outer = createDeadline({ timeoutMs: 100, clock })
  const inner = createDeadline({ timeoutMs: 500, signal: outer.signal, clock })
  advance(100)
  expect(inner.signal.reason).toMatchObject({ code: 'DEADLINE_EXCEEDED', message: expect.stringContaining('0.1 s') })
})

test('frees its timer', () => {
  const { clock, pending } = createManualClock()
  const deadline = createDeadline({ timeoutMs: 500, clock })
  expect(pending()).toBe(1)
  deadline[Symbol.dispose]()
  expect(pending()).toBe(0)
})
