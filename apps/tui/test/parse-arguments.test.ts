import { NaturalCadError } from '@naturalcad/contracts/errors'
import { expect, test } from 'vitest'
import { parseArguments } from '../src/arguments/parse-arguments.ts'

const output = { force: false, json: false, picture: true }

test.each([
  [[], { name: 'help' }],
  [['--help'], { name: 'help' }],
  [['make', '--help'], { name: 'help' }],
  [['--version'], { name: 'version' }],
  [['make', 'plate 80x50x6'], { name: 'make', prompt: 'plate 80x50x6', part: {}, output }],
  [['make'], { name: 'make', prompt: undefined, part: {}, output }],
  [
    ['make', 'x', '--out', 'a', '--force', '--json', '--formats', 'STEP, stl', '--units', 'in', '--tolerance', '0.05', '--output-type', '2d_vector', '--mode', 'sketch', '--no-picture'],
    {
      name: 'make',
      prompt: 'x',
      part: { formats: ['step', 'stl'], units: 'in', tolerance: 0.05, output_type: '2d_vector', mode: 'sketch' },
      output: { out: 'a', force: true, json: true, picture: false },
    },
  ],
  [['run', 'part.py'], { name: 'run', script: 'part.py', part: {}, output }],
  [['runs', '--limit', '3', '--json'], { name: 'runs', limit: 3, json: true }],
  [['show', 'abc'], { name: 'show', id: 'abc', json: false }],
  [['doctor'], { name: 'doctor', json: false }],
])('%j', (argv, expected) => {
  expect(parseArguments(argv)).toEqual(expected)
})

test.each([
  [['bake'], '"bake"'],
  [['make', 'two', 'prompts'], 'one prompt'],
  [['make', 'x', '--colour'], '--colour'],
  [['make', 'x', '--tolerance', 'fine'], '"fine"'],
  [['make', 'x', '--out', ''], '--out'],
  [['make', 'x', '--force'], '--out'],
  [['make', 'x', '--limit', '3'], '--limit'],
  [['run'], 'one script'],
  [['show'], 'id'],
  [['runs', '--limit', '0'], '"0"'],
  [['runs', 'more'], '"more"'],
  [['doctor', '--out', 'x'], '--out'],
  [['--json'], 'no command'],
])('refuses %j, naming %j', (argv, named) => {
  let error: unknown
  try {
    parseArguments(argv)
  } catch (thrown) {
    error = thrown
  }
  expect(NaturalCadError.is(error)).toBe(true)
  expect(error).toMatchObject({ code: 'INVALID_REQUEST', exitCode: 2, message: expect.stringContaining(named) })
})
