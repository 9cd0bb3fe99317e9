import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createMemoryStore } from '@naturalcad/bucket-store'
import { createLocalEngine, type LocalEngine } from '@naturalcad/cad-engine'
import { NaturalCadError, PartResult, RunRecord, StepEvent } from '@naturalcad/contracts'
import { createMemoryRunLog } from '@naturalcad/run-logger'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'

let engine: LocalEngine
beforeAll(() => {
  engine = createLocalEngine()
})
afterAll(() => engine.close())

const errorOf = async (work: Promise<unknown>) => {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!NaturalCadError.is(thrown)) throw new Error(`expected a NaturalCadError, got ${String(thrown)}`)
  return thrown
}
/** Two to the eightieth calls, which no static rule can see. */
const endless = 'def f(n):\n    return 0 if n == 0 else g(n - 1) + g(n - 1)\ndef g(n):\n    return f(n)\nf(80)\nresult = Box(1, 1, 1)'
const runScript = (script: string, more = {}) => engine.run({ script: `from build123d import *\n${script}`, ...more })

describe('a part', () => {
  test('is made, proven, kept and recorded', async () => {
    const events: StepEvent[] = []
    const result = await engine.make({ prompt: 'plate 80x50x6 mm with 4 holes of 5 mm' }, { onEvent: (event) => events.push(event) })
    expect(PartResult.parse(JSON.parse(JSON.stringify(result)))).toMatchObject({ success: true, partial: false, recorded: true })
    expect(result.report).toMatchObject({ ok: true, measures: { solids: 1, genus: 4 } })
    expect(result.report.measures.volume).toBeCloseTo((80 * 50 - 4 * Math.PI * 2.5 ** 2) * 6, 6)
    expect(result.manifest.files.map(({ name }) => name)).toEqual(['part.step', 'part.stl', 'part.glb', 'part.3mf', 'part.png', 'script.py', 'report.json'])
    for (const { name, bytes } of result.manifest.files) {
      expect((await new Response(await engine.openArtifact(result.job_id, name)).arrayBuffer()).byteLength).toBe(bytes)
    }
    expect(await engine.findRun(result.job_id.slice(0, 8))).toMatchObject({ run_id: result.job_id, success: true, state: 'completed', geometry_family: 'bracket_plate' })
    expect(events.map((event) => StepEvent.parse(event)).map((event) => (event.type === 'state-changed' ? event.state : `${event.step} ${event.type}`))).toEqual([
      'submitted',
      'validated',
      'running',
      'write step-started',
      'write step-finished',
      'guard step-started',
      'guard step-finished',
      'execute step-started',
      'validate step-started',
      'export step-started',
      'execute step-finished',
      'store step-started',
      'store step-finished',
      'completed',
      'record step-started',
    ])
  })

  test('has only the files that were asked for', async () => {
    const { manifest } = await engine.make({ prompt: 'plate 80x50x6 mm', formats: ['stl', 'step'] })
    expect(manifest.files.map(({ name }) => name)).toEqual(['part.step', 'part.stl', 'script.py', 'report.json'])
  })

  test('may be flat, and may be a path', async () => {
    const profile = await engine.make({ prompt: 'plate profile 80x50 mm with 4 holes of 5 mm', output_type: '2d_vector' })
    expect(profile.report.measures).toMatchObject({ kind: 'sketch', area: expect.closeTo(80 * 50 - 4 * Math.PI * 2.5 ** 2, 6) })
    expect(profile.manifest.files.map(({ name }) => name)).toEqual(['part.svg', 'part.dxf', 'part.step', 'part.png', 'script.py', 'report.json'])
    const route = await engine.make({ prompt: 'route with 3 jogs, 120 mm long', output_type: '1d_path' })
    expect(route.report.measures.kind).toBe('path')
  })

  test('comes from a script of the user as well, whatever its result is called', async () => {
    const { report, model, generated_code } = await runScript('with BuildPart() as block:\n    Box(1, 2, 3)\n')
    expect(report).toMatchObject({ ok: true, measures: { volume: expect.closeTo(6, 9) } })
    expect(report.checks.find(({ id }) => id === 'volume')).toMatchObject({ status: 'not-checked' })
    expect({ model, generated_code }).toMatchObject({ model: 'user', generated_code: expect.stringContaining('BuildPart') })
  })
})

describe('a refusal', () => {
  test.each([
    [{ prompt: '' }, 'INVALID_REQUEST'],
    [{ prompt: 'x'.repeat(1201) }, 'INVALID_REQUEST'],
    [{ prompt: 'plate 80x50x6', mode: 'blob' }, 'INVALID_REQUEST'],
    [{ prompt: 'plate 80x50x6', formats: ['dxf'] }, 'INVALID_REQUEST'],
    [{ prompt: 'plate 0x50x6 mm' }, 'INVALID_REQUEST'],
    [{ prompt: 'plate -80x50x6 mm' }, 'INVALID_REQUEST'],
    [{ prompt: 'plate 1e9 mm wide' }, 'INVALID_REQUEST'],
    [{ prompt: 'plate 80x50x6 with 100000 holes' }, 'INVALID_REQUEST'],
    [{ prompt: 'plate 80x50x6 with 100,000 holes' }, 'NOT_UNDERSTOOD'],
    [{ prompt: 'plate 50x30x5 mm with a 40 mm hole' }, 'CONTRADICTION'],
    [{ prompt: 'robot' }, 'NOT_UNDERSTOOD'],
    [{ prompt: 'import os' }, 'NOT_UNDERSTOOD'],
  ])('%j is %s', async (request, code) => {
    const error = await errorOf(engine.make(request as never))
    expect(error.code).toBe(code)
    expect(error.message.length).toBeGreaterThan(10)
  })

  test.each([
    ['while True:\n    pass', 'GUARD_REJECTED'],
    [endless, 'LIMIT_EXCEEDED'],
    ['def f(n):\n    return g(n + 1)\ndef g(n):\n    return f(n + 1)\nf(0)\nresult = Box(1, 1, 1)', 'SCRIPT_FAILED'],
    ['items = [0]\nfor item in items:\n    items.append(item)\nresult = Box(1, 1, 1)', 'LIMIT_EXCEEDED'],
    ['x = [0]\nfor i in range(60):\n    x = x + x\nresult = Box(1, 1, 1)', 'LIMIT_EXCEEDED'],
    ['import os\nresult = Box(1, 1, 1)', 'GUARD_REJECTED'],
    ['result = Box(1, 1, 1).__class__', 'GUARD_REJECTED'],
    ['result = open("/etc/passwd")', 'GUARD_REJECTED'],
    ['result = Box(0, 1, 1)', 'SCRIPT_FAILED'],
    ['result = 1 / 0', 'SCRIPT_FAILED'],
    ['result = 7', 'SCRIPT_FAILED'],
    ['result = Box(1, 1,', 'GUARD_REJECTED'],
    ['result = Text("a", 10)', 'UNSUPPORTED_API'],
  ])('script %j is %s', async (script, code) => {
    const error = await errorOf(runScript(script))
    expect(error.code).toBe(code)
    expect(error.details['runId']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('is recorded, and the engine goes on', async () => {
    await errorOf(engine.make({ prompt: 'an unspeakable contraption' }))
    const [last] = await engine.listRuns({ limit: 1 })
    expect(last).toMatchObject({ prompt: 'an unspeakable contraption', success: false, state: 'failed', error_code: 'NOT_UNDERSTOOD', artifacts: [] })
    await expect(engine.make({ prompt: 'plate 80x50x6 mm', formats: ['step'] })).resolves.toMatchObject({ success: true })
  })

  test('of a request that breaks its schema is no run', async () => {
    const before = (await engine.listRuns({ limit: 1000 })).length
    await errorOf(engine.make({ prompt: '' }))
    expect((await engine.listRuns({ limit: 1000 })).length).toBe(before)
  })
})

describe('time', () => {
  test('a deadline ends a script in the middle, and the run is expired', async () => {
    const error = await errorOf(createAndRun({ execution: { timeoutMs: 1500, fuel: 1e12 } }, endless))
    expect(error.code).toBe('DEADLINE_EXCEEDED')
  })

  test('a canceled run is canceled, at once and on the record', async () => {
    const cancel = new AbortController()
    const own = createLocalEngine({ settings: { execution: { fuel: 1e12 } } })
    const running = own.run(
      { script: `from build123d import *\n${endless}` },
      { signal: cancel.signal, onEvent: (event) => event.type === 'step-started' && event.step === 'execute' && cancel.abort() },
    )
    expect((await errorOf(running)).code).toBe('CANCELED')
    expect(await own.listRuns()).toMatchObject([{ state: 'canceled', error_code: 'CANCELED' }])
    await own.close()
  })

  async function createAndRun(settings: object, script: string) {
    const own = createLocalEngine({ settings })
    try {
      return await own.run({ script: `from build123d import *\n${script}` })
    } finally {
      await own.close()
    }
  }
})

describe('storage', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cad-engine-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('keeps runs and their log in the data folder, with addresses', async () => {
    const own = createLocalEngine({ dataDir: join(folder, 'data') })
    const result = await own.make({ prompt: 'plate 80x50x6 mm' })
    await own.close()
    const run = join(folder, 'data/runs', result.job_id)
    expect((await readdir(run)).sort()).toEqual(['manifest.json', 'part.3mf', 'part.glb', 'part.png', 'part.step', 'part.stl', 'report.json', 'script.py'])
    expect(fileURLToPath(result.urls.step ?? '')).toBe(join(run, 'part.step'))
    const lines = (await readFile(join(folder, 'data/logs/runs.jsonl'), 'utf8')).trim().split('\n')
    expect(lines.map((line) => RunRecord.parse(JSON.parse(line)).run_id)).toEqual([result.job_id])
  })

  test('says when the record could not be written, and still gives the part', async () => {
    const log = { ...createMemoryRunLog({ schema: RunRecord }), append: () => Promise.reject(new Error('the log is gone')) }
    const own = createLocalEngine({ log })
    expect(await own.make({ prompt: 'plate 80x50x6 mm', formats: ['step'] })).toMatchObject({ recorded: false, record_error: 'the log is gone' })
    expect((await errorOf(own.make({ prompt: 'robot' }))).details).toMatchObject({ recorded: false })
    await own.close()
  })

  test('leaves nothing of a run whose files could not be kept', async () => {
    const store = createMemoryStore()
    const put = store.put.bind(store)
    const full = new NaturalCadError('STORAGE_FULL', 'no space is left')
    const own = createLocalEngine({ store: Object.assign(store, { put: (key: string, ...rest: [never, never]) => (key.endsWith('.glb') ? Promise.reject(full) : put(key, ...rest)) }) })
    expect((await errorOf(own.make({ prompt: 'plate 80x50x6 mm' }))).code).toBe('STORAGE_FULL')
    const keys = []
    for await (const { key } of store.list()) keys.push(key)
    expect(keys).toEqual([])
    expect(await own.listRuns()).toMatchObject([{ success: false, error_code: 'STORAGE_FULL' }])
    await own.close()
  })

  test('keeps no more runs than it may', async () => {
    const own = createLocalEngine({ dataDir: folder, settings: { retention: { maxRuns: 2 } } })
    const ids = []
    for (const width of [80, 81, 82]) ids.push((await own.make({ prompt: `plate ${width}x50x6 mm`, formats: ['step'] })).job_id)
    expect((await readdir(join(folder, 'runs'))).sort()).toEqual(ids.slice(1).sort())
    expect(await own.listRuns()).toHaveLength(3)
    await own.close()
  })

  test('keeps its log in files of the size that was set, and no more of them', async () => {
    const own = createLocalEngine({ dataDir: folder, settings: { log: { fileBytes: 65_536, maxBytes: 150_000 } } })
    for (let n = 0; n < 150; n += 1) await errorOf(own.make({ prompt: `robot ${n} ${'a'.repeat(1100)}` }))
    const files = (await readdir(join(folder, 'logs'))).filter((name) => /\d/.test(name))
    expect(files).not.toContain('runs.000001.jsonl')
    expect(files.length).toBeGreaterThan(1)
    const records = await own.listRuns()
    expect(records.length).toBeLessThan(150)
    expect(records[0]?.prompt).toContain('robot 149')
    await own.close()
  })

  test('keeps no secret of a prompt', async () => {
    const own = createLocalEngine({ dataDir: folder })
    const secret = ['hf', 'Zk3Qp9Xr7Lm2Vt5Wn8Yb4Hc6Jd1Fs0AgTe'].join('_')
    await errorOf(own.make({ prompt: `a robot, my token is ${secret}` }))
    await own.close()
    expect(await readFile(join(folder, 'logs/runs.jsonl'), 'utf8')).not.toContain(secret)
  })
})

test('the same request gives the same bytes in two engines', async () => {
  const prompt = 'flange 100 mm diameter with 6 bolt holes'
  const other = createLocalEngine()
  const [first, second] = [await engine.make({ prompt }), await other.make({ prompt })]
  await other.close()
  expect(second.manifest.files).toEqual(first.manifest.files)
})
