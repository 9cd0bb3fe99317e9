import { NaturalCadError } from '@naturalcad/contracts/errors'
import {
  followJobEvents,
  followJobLog,
  followJobMetrics,
  followSpaceEvents,
  followSpaceLog,
  followSpaceMetrics,
  readJobLog,
  readSpaceLog,
  type JobLogParams,
} from '@naturalcad/hub-client'
import { describe, expect, test } from 'vitest'
import { createSeenEvents } from '../src/streams/seen-events.ts'
import { collect } from './support/collect.ts'
import { createQuickClock } from './support/quick-clock.ts'
import { line, startStreamServer, type Connection } from './support/stream-server.ts'

const job = { namespace: 'alice', jobId: '1' }
const space = { repo: 'spaces/alice/app' }

async function followed(connections: Connection[], stages?: string[], params: Partial<JobLogParams> = {}) {
  const { hubUrl, connections: seen } = await startStreamServer(connections, stages)
  const clock = createQuickClock()
  const lines = await collect(followJobLog({ hubUrl, ...job, clock, ...params }))
  return { texts: lines.map(({ text }) => text), lines, seen, waits: clock.waits }
}

function times(count: number, connection: Connection): Connection[] {
  return Array.from({ length: count }, () => connection)
}

async function failureOf(items: AsyncIterable<unknown>): Promise<NaturalCadError> {
  const thrown = await collect(items).then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  )
  if (!NaturalCadError.is(thrown)) throw new Error(`not an error of ours: ${String(thrown)}`)
  return thrown
}

describe('a followed log', () => {
  test('ends when the server closes it and the job has ended', async () => {
    const { lines, seen } = await followed([{ pieces: [line('one', 1), 'data:\n\n', ': keep-alive\n\n', line('two', 2)] }])
    expect(lines).toEqual([
      { text: 'one', timestamp: new Date('2026-01-01T00:00:01.000Z') },
      { text: 'two', timestamp: new Date('2026-01-01T00:00:02.000Z') },
    ])
    expect(seen).toEqual(['/api/jobs/alice/1/logs'])
  })

  test('gives each line once over connections that break or close early', async () => {
    const all = [1, 2, 3, 4].map((number) => line(`line ${number}`, number))
    const connections: Connection[] = [
      { pieces: all.slice(0, 2), end: 'broken' },
      { pieces: [...all.slice(0, 3), 'data: {"data":"cut'], end: 'broken' },
      { pieces: all.slice(0, 3) },
      { pieces: all },
    ]
    const { texts, seen } = await followed(connections, ['RUNNING', 'COMPLETED'])
    expect(texts).toEqual(['line 1', 'line 2', 'line 3', 'line 4'])
    expect(seen).toHaveLength(4)
  })

  test('gets the rest of a job that ended while the connection was broken', async () => {
    const { texts } = await followed([{ pieces: [line('a', 1)], end: 'broken' }, { pieces: [line('a', 1), line('b', 2)] }], ['COMPLETED'])
    expect(texts).toEqual(['a', 'b'])
  })

  test('keeps equal lines of the same time apart', async () => {
    const { texts } = await followed([
      { pieces: [line('a', 1), line('a', 1), line('b', 1)], end: 'broken' },
      { pieces: [line('a', 1), line('a', 1), line('b', 1), line('a', 1), line('b', 1)] },
    ])
    expect(texts).toEqual(['a', 'a', 'b', 'a', 'b'])
  })

  test('loses and repeats nothing where lines are not in order, or the server dropped the oldest', async () => {
    const { texts } = await followed([
      { pieces: [line('a', 5), line('late', 3)], end: 'broken' },
      { pieces: [line('late', 3), line('later still', 4), line('end', 6)] },
    ])
    expect(texts).toEqual(['a', 'late', 'later still', 'end'])
  })

  test('with a tail asks for it once, and gives nothing older on a later connection', async () => {
    const all = [line('old', 1), line('last', 2), line('new', 3)]
    const { texts, seen } = await followed([{ pieces: [line('last', 2)], end: 'broken' }, { pieces: all }], undefined, { tail: 1 })
    expect(texts).toEqual(['last', 'new'])
    expect(seen).toEqual(['/api/jobs/alice/1/logs?tail=1', '/api/jobs/alice/1/logs'])
  })

  test('waits longer each time, and fails after five connections in a row without a line', async () => {
    const { hubUrl, connections } = await startStreamServer([
      ...times(3, { end: 'broken' }),
      { pieces: [line('a', 1)], end: 'broken' },
      ...times(9, { status: 503 }),
    ])
    const clock = createQuickClock()
    expect(await failureOf(followJobLog({ hubUrl, ...job, clock }))).toMatchObject({ code: 'BACKEND_ERROR', details: { status: 503 } })
    expect(connections).toHaveLength(9)
    expect(clock.waits).toEqual([1000, 2000, 4000, 1000, 2000, 4000, 8000, 10_000])
  })

  test('fails at once where there is no such job', async () => {
    const { hubUrl, connections } = await startStreamServer([{ status: 404 }])
    expect(await failureOf(followJobLog({ hubUrl, ...job }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(connections).toHaveLength(1)
  })

  test('is connected again after two minutes of silence, as often as it takes', async () => {
    const connections = [{ pieces: [line('a', 1)], end: 'open' as const }, ...times(6, { end: 'open' }), { pieces: [line('a', 1), line('b', 2)] }]
    const { hubUrl } = await startStreamServer(connections, [
      'RUNNING',
      'RUNNING',
      'RUNNING',
      'RUNNING',
      'RUNNING',
      'RUNNING',
      'RUNNING',
      'COMPLETED',
    ])
    const clock = createQuickClock((ms) => ms === 120_000 || ms <= 10_000)
    expect((await collect(followJobLog({ hubUrl, ...job, clock }))).map(({ text }) => text)).toEqual(['a', 'b'])
  })

  test('ends its connection when the loop is left', async () => {
    const { hubUrl, left } = await startStreamServer([{ pieces: [line('a', 1)], end: 'open' }])
    for await (const { text } of followJobLog({ hubUrl, ...job })) {
      expect(text).toBe('a')
      break
    }
    await left
  })

  test('ends with its signal, and after its time', async () => {
    const { hubUrl } = await startStreamServer(times(2, { pieces: [line('a', 1)], end: 'open' }))
    const abort = new AbortController()
    const read = async () => {
      for await (const { text } of followJobLog({ hubUrl, ...job, signal: abort.signal })) abort.abort(`saw ${text}`)
    }
    await expect(read()).rejects.toMatchObject({ code: 'CANCELED', cause: 'saw a' })
    expect(await failureOf(followJobLog({ hubUrl, ...job, timeoutMs: 30 }))).toMatchObject({ code: 'DEADLINE_EXCEEDED' })
  })

  test('gives a line that is not of the known form as it is', async () => {
    const { lines } = await followed([{ pieces: ['data: plain words\n\n', 'data: {"text":1}\n\n'] }])
    expect(lines).toEqual([
      { text: 'plain words', timestamp: undefined },
      { text: '{"text":1}', timestamp: undefined },
    ])
  })

  test('of anything but an event stream is an error', async () => {
    const fetch = () => Promise.resolve(new Response('<html>', { headers: { 'content-type': 'text/html' } }))
    expect(await failureOf(followJobLog({ ...job, fetch }))).toMatchObject({ code: 'BACKEND_ERROR', message: expect.stringContaining('text/html') })
  })
})

describe('the log of a Space', () => {
  test('of its build ends with the build, without the line ends that Spaces keep', async () => {
    const { hubUrl } = await startStreamServer(
      [{ pieces: [line('a\n', 1)] }, { pieces: [line('a\n', 1), line('b\r\n', 2)] }],
      ['BUILDING', 'APP_STARTING'],
    )
    const lines = await collect(followSpaceLog({ hubUrl, ...space, log: 'build', clock: createQuickClock() }))
    expect(lines.map(({ text }) => text)).toEqual(['a', 'b'])
  })

  test.each([
    ['RUNNING', 2],
    ['APP_STARTING', 2],
    ['RUNNING_BUILDING', 2],
    ['SLEEPING', 1],
    ['PAUSED', 1],
    ['RUNTIME_ERROR', 1],
  ])('of its run in stage %s takes %i connections', async (stage, count) => {
    const { hubUrl, connections } = await startStreamServer([{}, {}], [stage, 'STOPPED'])
    await collect(followSpaceLog({ hubUrl, ...space, log: 'run', clock: createQuickClock() }))
    expect(connections).toHaveLength(count)
  })
})

describe('a log that is read', () => {
  test('ends where the stream does, with its newest lines where asked', async () => {
    const { hubUrl, connections } = await startStreamServer([{ pieces: [line('a', 1)] }])
    expect(await collect(readSpaceLog({ hubUrl, ...space, log: 'run', tail: 3 }))).toMatchObject([{ text: 'a' }])
    expect(connections).toEqual(['/api/spaces/alice/app/logs/run?tail=3'])
  })

  test('ends after five seconds of silence', async () => {
    const { hubUrl } = await startStreamServer([{ pieces: [line('a', 1)], end: 'open' }])
    expect(await collect(readJobLog({ hubUrl, ...job, clock: createQuickClock((ms) => ms === 5000) }))).toMatchObject([{ text: 'a' }])
  })

  test('ends at a line that was written after it was opened', async () => {
    const later = `data: ${JSON.stringify({ data: 'later', timestamp: new Date(Date.now() + 60_000).toISOString() })}\n\n`
    const { hubUrl } = await startStreamServer([{ pieces: [line('a', 1), later], end: 'open' }])
    expect(await collect(readJobLog({ hubUrl, ...job }))).toMatchObject([{ text: 'a' }])
  })

  test('fails where it breaks off', async () => {
    const { hubUrl } = await startStreamServer([{ pieces: [line('a', 1)], end: 'broken' }])
    expect(await failureOf(readJobLog({ hubUrl, ...job }))).toMatchObject({ retryable: true })
  })
})

describe('changes', () => {
  test('are given once where a new connection begins with the last one', async () => {
    const stage = (name: string) => `data: {"stage":"${name}"}\n\n`
    const { hubUrl } = await startStreamServer(
      [{ pieces: [stage('SCHEDULING'), stage('RUNNING')], end: 'broken' }, { pieces: [stage('RUNNING'), stage('ERROR')] }],
      ['RUNNING', 'ERROR'],
    )
    const changes = await collect(followJobEvents({ hubUrl, ...job, clock: createQuickClock() }))
    expect(changes).toEqual(['SCHEDULING', 'RUNNING', 'ERROR'].map((name) => ({ event: 'message', data: { stage: name } })))
  })

  test('of a Space end when it neither builds nor runs, and may be of any form', async () => {
    const { hubUrl } = await startStreamServer([{ pieces: ['event: note\ndata: words\n\n'] }], ['PAUSED'])
    expect(await collect(followSpaceEvents({ hubUrl, ...space }))).toEqual([{ event: 'note', data: 'words' }])
  })
})

describe('metrics', () => {
  const metric = 'event: metric\ndata: {"cpu_usage_pct":12,"gpus":{"0":{"utilization":3}},"replica":"x","fans":2}\n\n'

  test('are those of the Hub, unknown ones included', async () => {
    const { hubUrl } = await startStreamServer([{ pieces: [metric, 'data:\n\n', metric] }], ['STOPPED'])
    const [first, ...others] = await collect(followSpaceMetrics({ hubUrl, ...space }))
    expect(first).toEqual({ cpu_usage_pct: 12, gpus: { 0: { utilization: 3 } }, replica: 'x', fans: 2 })
    expect(others).toHaveLength(1)
  })

  test('of a job that has ended are none, though the Hub fails then', async () => {
    const { hubUrl, connections } = await startStreamServer([{ status: 500 }], ['COMPLETED'])
    expect(await collect(followJobMetrics({ hubUrl, ...job }))).toEqual([])
    expect(connections).toHaveLength(1)
  })

  test('of a new form are an error that names the field', async () => {
    const { hubUrl } = await startStreamServer([{ pieces: ['data: {"cpu_usage_pct":"much"}\n\n'] }])
    expect(await failureOf(followJobMetrics({ hubUrl, ...job }))).toMatchObject({ code: 'BACKEND_ERROR', details: { fields: ['cpu_usage_pct'] } })
  })
})

test('what was seen is known after more lines than are remembered one by one', () => {
  const seen = createSeenEvents(false)
  const replay = (until: number) => {
    seen.startConnection()
    return Array.from({ length: until }, (_, time) => time).filter((time) => seen.take({ time, text: 'x' }))
  }
  expect(replay(25_000)).toHaveLength(25_000)
  expect(replay(25_001)).toEqual([25_000])
  expect(replay(25_003)).toEqual([25_001, 25_002])
})
