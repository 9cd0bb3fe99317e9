import { build123dOpenPolicy, createGuard, type GuardedScript } from '@naturalcad/code-guard'
import { runScript } from '@naturalcad/build123d-interpreter'
import type { NaturalCadError } from '@naturalcad/contracts/errors'
import { expect, test } from 'vitest'

const guard = createGuard({ policy: build123dOpenPolicy })

function guarded(source: string): GuardedScript {
  const { script, findings } = guard.check(source)
  if (script === undefined) throw new Error(findings.map(({ message }) => message).join('\n'))
  return script
}

function failure(source: string): NaturalCadError {
  try {
    runScript(guarded(source))
  } catch (error) {
    return error as NaturalCadError
  }
  throw new Error('the script ran to its end')
}

test('gives the names that the script bound, and what it printed', () => {
  const { namespace, output, usage } = runScript(guarded('from math import *\nwidth = 3\nheight = width * 2.5\nprint(height, floor(2.5))\n'))
  expect(namespace.get('width')).toBe(3n)
  expect(namespace.get('height')).toBe(7.5)
  expect([...namespace.keys()]).toEqual(['width', 'height'])
  expect(output).toBe('7.5 2\n')
  expect(usage.steps).toBeGreaterThan(3)
})

test('streams what is printed', () => {
  const parts: string[] = []
  runScript(guarded('print("a")\nprint("b", end="")\n'), { onOutput: (text) => parts.push(text) })
  expect(parts).toEqual(['a\n', 'b'])
})

test('runs only what a guard has accepted', () => {
  const forged = { ...guarded('x = 1\n') } as unknown as GuardedScript
  expect(() => runScript(forged)).toThrow(expect.objectContaining({ code: 'GUARD_REJECTED' }))
  expect(() => runScript('x = 1' as unknown as GuardedScript)).toThrow(expect.objectContaining({ code: 'GUARD_REJECTED' }))
})

test('reports an exception with its type, text and the line as it was written', () => {
  const error = failure('# a comment\n\nwidth = 10\n\n\ndef half(  value  ):\n    # another\n    return value / 0   # oops\n\nprint("first")\nx = half(width)\n')
  expect(error).toMatchObject({
    code: 'SCRIPT_FAILED',
    message: 'ZeroDivisionError: division by zero (line 8: return value / 0   # oops)',
    remedy: 'Correct line 8 of the script.',
    details: {
      type: 'ZeroDivisionError',
      message: 'division by zero',
      line: 8,
      output: 'first\n',
      traceback: [
        { function: '<module>', line: 11 },
        { function: 'half', line: 8 },
      ],
    },
  })
})

test('reports the line of an exception that was not caught in the end', () => {
  const error = failure('try:\n    x = int("a")\nexcept ValueError as error:\n    raise RuntimeError("no number") from error\n')
  expect(error.details).toMatchObject({ type: 'RuntimeError', line: 4 })
})

test('a limit names the line that used it up', () => {
  const error = (() => {
    try {
      runScript(guarded('x = 0\nfor i in range(50000):\n    x += i\n'), { limits: { steps: 1000 } })
    } catch (thrown) {
      return thrown as NaturalCadError
    }
    throw new Error('the script ran to its end')
  })()
  expect(error.code).toBe('LIMIT_EXCEEDED')
  expect(error.message).toMatch(/more than 1000 steps \(line [23]: /)
})

test('an unknown module is an error of the script', () => {
  expect(failure('from build123d import Box\nx = Box(1, 1, 1)\n')).toMatchObject({ code: 'SCRIPT_FAILED', details: { type: 'ModuleNotFoundError' } })
})
