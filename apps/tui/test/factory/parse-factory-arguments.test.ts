import { NaturalCadError } from '@naturalcad/contracts/errors'
import { expect, test } from 'vitest'
import { parseArguments } from '../../src/arguments/parse-arguments.ts'
import { factoryCommandNames } from '../../src/factory/arguments/factory-command.ts'
import { factoryUsage } from '../../src/factory/arguments/factory-usage.ts'

const parse = (line: string) => {
  const command = parseArguments(['factory', ...line.split(' ').filter((word) => word !== '')])
  return command.name === 'factory' ? command.command : command
}

test.each([
  ['', { name: 'help', about: undefined }],
  ['--help', { name: 'help', about: undefined }],
  ['help watch', { name: 'help', about: 'watch' }],
  ['launch --help', { name: 'help', about: 'launch' }],
  ['launch hello-job', { name: 'launch', request: { recipe: 'hello-job' }, wait: true, isLocal: false, json: false }],
  [
    'launch universal --model a/b --space s --mode safe-scaffold --hardware t4-small --allow-gpu --budget 2.5 --agent-model c/d --timeout 90m --no-wait --json',
    {
      name: 'launch',
      request: {
        recipe: 'universal',
        model: 'a/b',
        space: 's',
        mode: 'safe-scaffold',
        hardware: { flavor: 't4-small', allowFixedGpu: true, acceptCpuShell: true, maxUsdPerHour: null, sleepTimeSeconds: 300 },
        budgetUsd: 2.5,
        agentModel: 'c/d',
        timeoutSeconds: 5400,
      },
      wait: false,
      isLocal: false,
      json: true,
    },
  ],
  ['launch template-space --local --out here', { name: 'launch', request: { recipe: 'template-space' }, wait: true, isLocal: true, json: false, out: 'here' }],
  [
    'launch universal --model ./m --local --inference http://127.0.0.1:1/v1',
    { name: 'launch', request: { recipe: 'universal', model: './m' }, wait: true, isLocal: true, inference: 'http://127.0.0.1:1/v1', json: false },
  ],
  [
    'validate me/app --endpoint /predict --inputs ["a",1] --expect labels',
    {
      name: 'validate',
      request: { recipe: 'validate-space', space: 'me/app', endpoint: '/predict', inputs: ['a', 1], expect: 'labels' },
      wait: true,
      isLocal: false,
      json: false,
    },
  ],
  [
    'validate me/app --inputs {"text":"a"} --timeout 1800',
    { name: 'validate', request: { recipe: 'validate-space', space: 'me/app', inputs: { text: 'a' }, timeoutSeconds: 1800 }, wait: true, isLocal: false, json: false },
  ],
  ['list --limit 3', { name: 'list', limit: 3, json: false }],
  ['watch last --out d', { name: 'watch', run: 'last', out: 'd', json: false }],
  ['show last --json', { name: 'show', run: 'last', json: true }],
  ['cancel last', { name: 'cancel', run: 'last', json: false }],
  ['retry last --no-wait', { name: 'retry', run: 'last', wait: false, json: false }],
  ['recommend a/b', { name: 'recommend', model: 'a/b', json: false }],
  ['sign-in --all', { name: 'sign-in', reach: 'all', json: false }],
  ['demo', { name: 'demo', json: false }],
])('factory %s', (line, expected) => {
  expect(parse(line)).toEqual(expected)
})

test('takes --json in front of it too', () => {
  expect(parseArguments(['--json', 'factory', 'list'])).toEqual({ name: 'factory', command: { name: 'list', limit: 20, json: true } })
})

test.each([
  ['bake', '"bake"'],
  ['help bake', '"bake"'],
  ['--json', 'what to do'],
  ['launch', 'one recipe'],
  ['launch a b', 'one recipe'],
  ['launch cake', '"cake"'],
  ['launch hello-job --mode fast', '--mode'],
  ['launch hello-job --expect joy', '--expect'],
  ['launch hello-job --budget lots', '--budget'],
  ['launch hello-job --budget -1', '--budget needs a value; one that begins with a dash is written --budget=VALUE'],
  ['launch hello-job --budget=-1', '--budget needs US dollars, such as 2.50, not "-1"'],
  ['launch universal --model ./mine', '--local'],
  ['launch hello-job --budget', '--budget needs a value'],
  ['launch hello-job --timeout soon', '--timeout'],
  ['launch hello-job --timeout 5', '--timeout: is less than a minute'],
  ['launch hello-job --timeout 9h', '--timeout: is more than eight hours'],
  ['launch hello-job --budget 99999999', '--budget'],
  ['launch hello-job --hardware=', '--hardware'],
  ['launch hello-job --inputs {', '--inputs'],
  ['launch hello-job --inputs 3', '--inputs'],
  ['launch hello-job --limit 3', '--limit'],
  ['launch hello-job --local --no-wait', '--no-wait'],
  ['launch validate-space --space a/b --local', '--local'],
  ['launch hello-job --no-wait --out d', '--no-wait'],
  ['launch hello-job --inference http://127.0.0.1:1/v1', '--local'],
  ['launch hello-job --local --inference ollama', '--inference'],
  ['launch hello-job --colour', '--colour'],
  ['validate', 'one Space'],
  ['validate a/b --model c', '--model'],
  ['watch', 'one run'],
  ['list more', '"more"'],
  ['list --limit 0', '"0"'],
  ['demo --local', '--local'],
])('factory %s is refused, naming %s', (line, named) => {
  let error: unknown
  try {
    parse(line)
  } catch (thrown) {
    error = thrown
  }
  expect(NaturalCadError.is(error)).toBe(true)
  expect(error).toMatchObject({ code: 'INVALID_REQUEST', exitCode: 2, message: expect.stringContaining(named) })
})

test.each(['launch hello-job --colour', 'validate a/b --expect joy', 'validate a/b --budget lots', 'retry last --json=3'])('what is said of factory %s ends with the help of that command', (line) => {
  expect(() => parse(line)).toThrow(expect.objectContaining({ remedy: `see naturalcad factory ${line.split(' ')[0]} --help` }))
})

test.each([...factoryCommandNames, undefined])('the help of %s fits a terminal of 80 columns', (name) => {
  const text = factoryUsage(name)
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
  expect(text).toContain('naturalcad factory')
})
