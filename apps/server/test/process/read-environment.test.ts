import { defaultSettings } from '@naturalcad/contracts/settings'
import { describe, expect, test } from 'vitest'
import { readEnvironment } from '../../src/process/read-environment.ts'

describe('the environment', () => {
  test('may be empty', () => {
    expect(readEnvironment({})).toEqual({
      access: { host: '127.0.0.1', apiKey: undefined, allowedOrigins: [], ownOrigins: [], framingOrigins: [], trustProxy: false },
      port: 7860,
      isPortDefault: true,
      dataDir: '.naturalcad',
      settings: defaultSettings,
      includeCode: true,
      hubUrl: 'https://huggingface.co',
      application: undefined,
      job: {},
    })
  })

  test('names the Hub, and the application of a Space', () => {
    const space = {
      HF_ENDPOINT: 'https://hub.example.test/',
      OPENID_PROVIDER_URL: 'https://id.example.test',
      OAUTH_CLIENT_ID: 'id',
      OAUTH_CLIENT_SECRET: 'secret',
      OAUTH_SCOPES: 'openid profile jobs',
      SPACE_HOST: 'alice-factory.hf.space, Factory.example.test',
    }
    expect(readEnvironment(space)).toMatchObject({
      hubUrl: 'https://hub.example.test',
      application: { clientId: 'id', clientSecret: 'secret', hubUrl: 'https://id.example.test', offeredScopes: ['openid', 'profile', 'jobs'] },
      access: { ownOrigins: ['https://alice-factory.hf.space', 'https://factory.example.test'], framingOrigins: ['https://id.example.test'] },
    })
    expect(readEnvironment({ OAUTH_CLIENT_ID: 'id', HF_ENDPOINT: 'http://127.0.0.1:4000' }).application).toEqual({ clientId: 'id', hubUrl: 'http://127.0.0.1:4000' })
    const job = { SPACE_FACTORY_JOB_FLAVOR: 'cpu-upgrade', SPACE_FACTORY_JOB_IMAGE: 'node:24', SPACE_FACTORY_JOB_TIMEOUT: '90m' }
    expect(readEnvironment(job).job).toEqual({ flavor: 'cpu-upgrade', image: 'node:24', timeoutSeconds: 5400 })
    expect(readEnvironment({ SPACE_HOST: '127.0.0.1:4001' }).access.ownOrigins).toEqual(['http://127.0.0.1:4001'])
  })

  test('sets every bound of the server', () => {
    const environment = readEnvironment({
      NATURALCAD_HOST: '0.0.0.0',
      NATURALCAD_PORT: '8080',
      NATURALCAD_DATA_DIR: '/data',
      NATURALCAD_API_KEY: 'correct-horse',
      NATURALCAD_ALLOWED_ORIGINS: 'https://a.example.test, http://b.example.test:8080',
      NATURALCAD_TRUST_PROXY: '1',
      NATURALCAD_INCLUDE_CODE_IN_RESPONSE: 'false',
      NATURALCAD_MAX_PROMPT_CHARS: '700',
      NATURALCAD_EXEC_TIMEOUT_SECONDS: '20',
      NATURALCAD_RATE_WINDOW_SECONDS: '30',
      NATURALCAD_RATE_LIMIT_PER_IP: '3',
      NATURALCAD_RATE_LIMIT_PER_KEY: '4',
      NATURALCAD_MAX_CONCURRENT_RUNS: '5',
      NATURALCAD_MAX_QUEUE_DEPTH: '0',
      NATURALCAD_QUEUE_WAIT_SECONDS: '1.5',
    })
    expect(environment).toMatchObject({
      access: { host: '0.0.0.0', apiKey: 'correct-horse', allowedOrigins: ['https://a.example.test', 'http://b.example.test:8080'], trustProxy: 1 },
      port: 8080,
      isPortDefault: false,
      dataDir: '/data',
      includeCode: false,
      settings: {
        part: { maxPromptChars: 700 },
        execution: { timeoutMs: 20_000 },
        server: { rateWindowMs: 30_000, rateLimitPerAddress: 3, rateLimitPerKey: 4, maxConcurrentRuns: 5, maxQueueDepth: 0, queueWaitMs: 1500 },
      },
    })
  })

  test('counts an empty value as not set', () => {
    expect(readEnvironment({ NATURALCAD_PORT: '', NATURALCAD_API_KEY: ' ', NATURALCAD_HOST: '' })).toEqual(readEnvironment({}))
  })

  test.each([
    ['NATURALCAD_PORT', '65536'],
    ['NATURALCAD_PORT', 'http'],
    ['NATURALCAD_PORT', '-1'],
    ['NATURALCAD_PORT', '80.5'],
    ['NATURALCAD_HOST', 'http://x'],
    ['NATURALCAD_RATE_LIMIT_PER_IP', '0'],
    ['NATURALCAD_RATE_LIMIT_PER_KEY', 'many'],
    ['NATURALCAD_RATE_WINDOW_SECONDS', '0.1'],
    ['NATURALCAD_MAX_CONCURRENT_RUNS', '65'],
    ['NATURALCAD_MAX_CONCURRENT_RUNS', '1.5'],
    ['NATURALCAD_MAX_PROMPT_CHARS', '1201'],
    ['NATURALCAD_INCLUDE_CODE_IN_RESPONSE', 'perhaps'],
    ['NATURALCAD_TRUST_PROXY', 'true'],
    ['NATURALCAD_ALLOWED_ORIGINS', '*'],
    ['NATURALCAD_ALLOWED_ORIGINS', 'https://a.example.test/path'],
    ['HF_ENDPOINT', 'huggingface.co'],
    ['HF_ENDPOINT', 'ftp://huggingface.co'],
    ['HF_ENDPOINT', 'https://user@huggingface.co'],
    ['OPENID_PROVIDER_URL', 'https://huggingface.co/?x=1'],
    ['OAUTH_CLIENT_SECRET', 'secret-without-id'],
    ['SPACE_HOST', 'https://a.hf.space'],
    ['SPACE_HOST', 'a.hf.space/path'],
    ['SPACE_FACTORY_JOB_TIMEOUT', 'soon'],
    ['SPACE_FACTORY_JOB_TIMEOUT', '0'],
  ])('is refused with the name of the variable: %s=%s', (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'INVALID_REQUEST', message: expect.stringContaining(name) as string }),
    )
  })

  test.each([
    ['a line break at the end', 'correct-horse\n'],
    ['a line break inside', 'correct\r\nhorse'],
    ['a space', 'correct horse'],
    ['too little', 'abc'],
  ])('is refused for a key with %s, without quoting it', (_name, key) => {
    const read = () => readEnvironment({ NATURALCAD_API_KEY: key })
    expect(read).toThrow(expect.objectContaining({ code: 'INVALID_KEY', message: expect.stringContaining('NATURALCAD_API_KEY') as string }))
    expect(read).not.toThrow(/correct|abc/)
  })
})
