import { expect, test } from 'vitest'
import { readEnvironment } from '../src/environment.ts'

test('takes the data folder from the environment, relative to where the user stands', () => {
  expect(readEnvironment({}, '/home/u/parts').dataDir).toBe('/home/u/parts/.naturalcad')
  expect(readEnvironment({ NATURALCAD_DATA_DIR: 'data' }, '/home/u').dataDir).toBe('/home/u/data')
  expect(readEnvironment({ NATURALCAD_DATA_DIR: '/var/data' }, '/home/u').dataDir).toBe('/var/data')
})

test('says which keys are set and never what they are', () => {
  const { keys } = readEnvironment({ OPENROUTER_API_KEY: 'sk-or-secret', HF_TOKEN: '' }, '/')
  expect(keys).toMatchObject({ OPENROUTER_API_KEY: true, HF_TOKEN: false })
  expect(JSON.stringify(keys)).not.toContain('secret')
})

test.each([
  ['NATURALCAD_EXEC_TIMEOUT_SECONDS', 'soon'],
  ['NATURALCAD_BACKEND_TIMEOUT', '-1'],
  ['NATURALCAD_BACKEND_URL', 'localhost'],
])('refuses %s=%s, naming the variable', (name, text) => {
  expect(() => readEnvironment({ [name]: text }, '/')).toThrow(name)
})

test('takes the Hub from the environment where it is asked for, and makes parts whatever stands there', () => {
  expect(readEnvironment({ HF_ENDPOINT: 'http://127.0.0.1:5050/', HF_TOKEN: ' hf_a ', SPACE_FACTORY_JOB_TIMEOUT: '90m' }, '/').hub).toMatchObject({
    url: 'http://127.0.0.1:5050',
    token: 'hf_a',
    job: { timeoutSeconds: 5400 },
  })
  expect(readEnvironment({}, '/').hub).toMatchObject({ url: 'https://huggingface.co', token: undefined, bucket: undefined, job: {} })
  const odd = readEnvironment({ HF_TOKEN: 'secret-without-prefix' }, '/')
  expect(odd.dataDir).toBe('/.naturalcad')
  expect(() => odd.hub).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST', message: 'HF_TOKEN holds no token of the Hub' }))
})
