import { errorCodes, exitCodeByCode, fromProblem, httpStatusByCode, NaturalCadError, Problem, toProblem } from '@naturalcad/contracts'
import { describe, expect, test } from 'vitest'

describe('NaturalCadError', () => {
  test.each(errorCodes)('%s has a status of an error, an exit code of the design, and survives the wire', (code) => {
    expect(httpStatusByCode[code]).toBeGreaterThanOrEqual(400)
    expect([1, 2, 3, 4, 5, 6, 7, 130]).toContain(exitCodeByCode[code])
    const error = new NaturalCadError(code, 'what failed', { details: { limit: 3 }, remedy: 'do this', retryable: true, retryAfterMs: 1500 })
    const problem = Problem.parse(JSON.parse(JSON.stringify(toProblem(error, 'request-1'))))
    expect(problem).toMatchObject({ status: httpStatusByCode[code], error: 'what failed', detail: 'what failed' })
    const back = fromProblem(problem)
    expect(back).toMatchObject({ code, message: 'what failed', remedy: 'do this', retryable: true, retryAfterMs: 1500 })
    expect(back.details).toEqual({ limit: 3, requestId: 'request-1' })
  })

  test('is known across two copies of the package', () => {
    const twin = Object.assign(new Error('other copy'), { [Symbol.for('@naturalcad/contracts.NaturalCadError')]: true })
    expect(NaturalCadError.is(twin)).toBe(true)
    expect(NaturalCadError.is(new Error('other'))).toBe(false)
  })

  test('takes in anything thrown', () => {
    const own = new NaturalCadError('NOT_FOUND', 'x')
    expect(NaturalCadError.from(own)).toBe(own)
    expect(NaturalCadError.from(AbortSignal.abort().reason).code).toBe('CANCELED')
    expect(NaturalCadError.from(new DOMException('late', 'TimeoutError')).code).toBe('DEADLINE_EXCEEDED')
    expect(NaturalCadError.from('text')).toMatchObject({ code: 'INTERNAL', message: 'text' })
  })
})
