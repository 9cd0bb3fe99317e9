import { parseInput, PartRequest, ScriptRequest } from '@naturalcad/contracts'
import { describe, expect, test } from 'vitest'

const parse = (input: unknown) => parseInput(PartRequest, input)
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}

describe('PartRequest', () => {
  test('needs a prompt only', () => {
    expect(parse({ prompt: '  plate 80x50x6  ' })).toEqual({ prompt: 'plate 80x50x6', mode: 'part', output_type: '3d_solid', units: 'mm' })
  })

  test.each([
    ['3d_solid', '2d_vector', '2d_vector'],
    ['surface', '2d_vector', 'surface'],
    ['3d_solid', undefined, '3d_solid'],
  ])('output_type %s with the older output_format %s is %s', (output_type, output_format, expected) => {
    expect(parse({ prompt: 'x', output_type, output_format }).output_type).toBe(expected)
  })

  test('takes 1,200 code points, whatever their width, and not one more', () => {
    expect(parse({ prompt: '🔩'.repeat(1200) }).prompt).toHaveLength(2400)
    expect(codeOf(() => parse({ prompt: '🔩'.repeat(1201) }))).toMatchObject({ code: 'INVALID_REQUEST', message: expect.stringContaining('1200') })
    expect(parse({ prompt: ` ${'x'.repeat(1200)} ` }).prompt).toHaveLength(1200)
  })

  test.each([
    [{ prompt: '' }, 'prompt is empty'],
    [{ prompt: ' \n\t ' }, 'prompt is empty'],
    [{ prompt: 'a\u0000b' }, 'control character'],
    [{ prompt: 'a\u001bb' }, 'control character'],
    [{ prompt: '\ud800' }, 'control character'],
    [{}, 'prompt'],
    [{ prompt: 7 }, 'prompt must be a string'],
    [{ prompt: 'x', mode: 'blob' }, 'mode'],
    [{ prompt: 'x', output_type: '4d' }, 'output_type'],
    [{ prompt: 'x', formats: ['obj'] }, 'formats'],
    [{ prompt: 'x', formats: [] }, 'formats'],
    [{ prompt: 'x', tolerance: 0 }, 'tolerance'],
    [{ prompt: 'x', extra: 1 }, 'extra'],
    ['text', 'object'],
  ])('refuses %j, saying %j', (input, text) => {
    expect(codeOf(() => parse(input))).toMatchObject({ code: 'INVALID_REQUEST', message: expect.stringContaining(text) })
  })

  test('keeps tabs and line ends', () => {
    expect(parse({ prompt: 'plate\n\t80 x 50' }).prompt).toBe('plate\n\t80 x 50')
  })
})

describe('ScriptRequest', () => {
  test('has a title', () => {
    expect(parseInput(ScriptRequest, { script: 'result = Box(1, 1, 1)' })).toMatchObject({ title: 'script', output_type: '3d_solid' })
    expect(codeOf(() => parseInput(ScriptRequest, { script: '' }))).toMatchObject({ code: 'INVALID_REQUEST' })
  })
})
