import { defaultSettings, numberVariable, readJobSettings, readSeconds, readSettings, textVariable } from '@naturalcad/contracts/settings'
import { expect, test } from 'vitest'

test('has the bounds of the design where nothing is set', () => {
  expect(readSettings({})).toEqual(defaultSettings)
  expect(defaultSettings).toMatchObject({
    part: { minLength: 0.1, maxLength: 10_000, maxHoles: 2000, maxPromptChars: 1200 },
    retention: { maxRuns: 200, maxBytes: 2 * 1024 ** 3, maxAgeDays: 30 },
    server: { maxConcurrentRuns: 2, maxQueueDepth: 4, queueWaitMs: 15_000, rateWindowMs: 60_000, rateLimitPerAddress: 20, rateLimitPerKey: 60 },
  })
})

test('reads seconds as milliseconds, and leaves the rest', () => {
  const settings = readSettings({ NATURALCAD_EXEC_TIMEOUT_SECONDS: '2.5', NATURALCAD_MAX_QUEUE_DEPTH: '9', NATURALCAD_RATE_LIMIT_PER_IP: ' ' })
  expect(settings.execution.timeoutMs).toBe(2500)
  expect(settings.server).toEqual({ ...defaultSettings.server, maxQueueDepth: 9 })
})

test('reads MiB as bytes', () => {
  expect(readSettings({ NATURALCAD_LOG_FILE_MIB: '8', NATURALCAD_LOG_MAX_MIB: '0.5', NATURALCAD_LOG_MAX_DAYS: '30' }).log).toEqual({ fileBytes: 8_388_608, maxBytes: 524_288, maxAgeDays: 30 })
  expect(() => readSettings({ NATURALCAD_LOG_FILE_MIB: '0.01' })).toThrow('NATURALCAD_LOG_FILE_MIB')
})

test.each([
  ['NATURALCAD_EXEC_TIMEOUT_SECONDS', 'soon'],
  ['NATURALCAD_EXEC_TIMEOUT_SECONDS', '0'],
  ['NATURALCAD_EXEC_TIMEOUT_SECONDS', '-1'],
  ['NATURALCAD_EXEC_TIMEOUT_SECONDS', '1e9'],
  ['NATURALCAD_MAX_CONCURRENT_RUNS', '1.5'],
  ['NATURALCAD_MAX_PROMPT_CHARS', '1201'],
])('refuses %s=%s, naming the variable', (name, text) => {
  expect(() => readSettings({ [name]: text })).toThrow(name)
})

test('an empty variable is not set', () => {
  expect(textVariable({ A: ' ' }, 'A')).toBeUndefined()
  expect(numberVariable({ A: '' }, 'A')).toBeUndefined()
  expect(textVariable({ A: ' x ' }, 'A')).toBe(' x ')
})

test.each([
  ['90m', 5400],
  ['1.5h', 5400],
  ['45s', 45],
  [' 900 ', 900],
  ['0', 0],
  ['h', undefined],
  ['1h30m', undefined],
  ['-5m', undefined],
  ['1e3', undefined],
  ['', undefined],
])('reads %j as %j seconds', (text, seconds) => {
  expect(readSeconds(text)).toBe(seconds)
})

test('tells how Jobs are started, as far as the operator has said', () => {
  expect(readJobSettings({})).toEqual({})
  expect(readJobSettings({ SPACE_FACTORY_JOB_FLAVOR: ' cpu-upgrade ', SPACE_FACTORY_JOB_IMAGE: 'node:24', SPACE_FACTORY_JOB_TIMEOUT: '2h' })).toEqual({
    flavor: 'cpu-upgrade',
    image: 'node:24',
    timeoutSeconds: 7200,
  })
  expect(() => readJobSettings({ SPACE_FACTORY_JOB_TIMEOUT: 'soon' })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST', details: { variable: 'SPACE_FACTORY_JOB_TIMEOUT' } }))
})
