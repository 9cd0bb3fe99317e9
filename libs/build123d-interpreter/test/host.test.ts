import { createGuard, build123dOpenPolicy, build123dPolicy, type GuardedScript } from '@naturalcad/code-guard'
import { createInterpreterHost } from '@naturalcad/build123d-interpreter'
import { createDeadline, type ExecutionJob } from '@naturalcad/contracts'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const guard = createGuard()
const host = createInterpreterHost()
afterAll(() => host.close())

function guarded(source: string, by = guard): GuardedScript {
  const { script, findings } = by.check(source)
  if (script === undefined) throw new Error(findings.map(({ message }) => message).join('\n'))
  return script
}

const solid: ExecutionJob = { outputType: '3d_solid', formats: ['step', 'stl', 'glb', '3mf', 'png'] }
const plate = 'from build123d import *\nprint("making")\nwith BuildPart() as part:\n    Box(40, 30, 10)\n    Hole(2)\nresult = part.part\n'
const endless = 'from build123d import *\nx = 0\nwhile x >= 0:\n    x += 1\nresult = Box(1, 1, 1)\n'

describe('a job', () => {
  test('gives proven files, the report and the output', async () => {
    const steps: string[] = []
    const printed: string[] = []
    const volume = 40 * 30 * 10 - Math.PI * 4 * 10
    const execution = await host.execute(guarded(plate), { ...solid, expectations: { volume, size: [40, 30, 10], genus: 1, solids: 1 } }, {
      onStep: (step) => steps.push(step),
      onOutput: (text) => printed.push(text),
    })
    expect(execution.report.checks.filter(({ status }) => status === 'failed')).toEqual([])
    expect(execution.report.ok).toBe(true)
    expect(execution.report.checks.filter(({ status }) => status === 'passed').map(({ id }) => id)).toEqual([
      'shape-valid', 'volume', 'bounding-box', 'solids', 'mesh-closed', 'genus', 'mesh-volume', 'step-read-back', 'file-stl', 'file-glb', 'file-3mf', 'file-png',
    ])
    expect(execution.files.map(({ format }) => format)).toEqual(solid.formats)
    expect(execution.files.every(({ bytes }) => bytes.length > 500)).toBe(true)
    expect(execution.output).toBe('making\n')
    expect(printed).toEqual(['making\n'])
    expect(steps).toEqual(['execute', 'validate', 'export'])
  })

  test('gives the same bytes again', async () => {
    const [first, second] = [await host.execute(guarded(plate), solid), await host.execute(guarded(plate), solid)]
    expect(first.files).toEqual(second.files)
  })

  test('without the expected volume has a report and no files', async () => {
    const execution = await host.execute(guarded(plate), { ...solid, expectations: { volume: 1 } })
    expect(execution.report.ok).toBe(false)
    expect(execution.report.checks.find(({ id }) => id === 'volume')?.status).toBe('failed')
    expect(execution.files).toEqual([])
  })

  test('writes sketches and paths as drawings', async () => {
    const sketch = await host.execute(guarded('from build123d import *\nresult = Rectangle(40, 20) - Pos(5, 0) * Circle(3)\n'), {
      outputType: '2d_vector', formats: ['svg', 'dxf', 'step', 'png'], expectations: { area: 800 - Math.PI * 9, innerWires: 1 },
    })
    expect(sketch.report.checks.filter(({ status }) => status === 'failed')).toEqual([])
    expect(sketch.files.map(({ format }) => format)).toEqual(['svg', 'dxf', 'step', 'png'])
    const path = await host.execute(guarded('from build123d import *\nresult = Polyline((0, 0), (10, 0), (10, 5))\n'), { outputType: '1d_path', formats: ['svg', 'dxf', 'step', 'png'], expectations: { length: 15 } })
    expect(path.report.checks.filter(({ status }) => status === 'failed')).toEqual([])
    expect(path.files).toHaveLength(4)
  })

  test('takes scripts checked under the open policy, and refuses those of a policy nobody gave', async () => {
    const open = guarded(plate, createGuard({ policy: build123dOpenPolicy }))
    expect((await host.execute(open, { ...solid, formats: [] })).report.ok).toBe(true)
    const own = guarded(plate, createGuard({ policy: { ...build123dPolicy, name: 'own' } }))
    await expect(host.execute(own, solid)).rejects.toMatchObject({ code: 'GUARD_REJECTED' })
  })
})

describe('a job that fails', () => {
  test.each([
    ['an exception', 'from build123d import *\n\nresult = Box(1, 1, 1 / 0)\n', { code: 'SCRIPT_FAILED', details: { type: 'ZeroDivisionError', line: 3, sourceLine: 'result = Box(1, 1, 1 / 0)' } }],
    ['a name that is not there yet', 'from build123d import *\nresult = Text("x", 5)\n', { code: 'UNSUPPORTED_API', details: { api: 'Text', line: 2 } }],
    ['a sketch where a solid was asked for', 'from build123d import *\nresult = Circle(3)\n', { code: 'SCRIPT_FAILED' }],
    ['nothing left', 'from build123d import *\nresult = Box(1, 1, 1) - Box(2, 2, 2)\n', { code: 'SCRIPT_FAILED' }],
  ])('with %s says so', async (_title, source, expected) => {
    await expect(host.execute(guarded(source), solid)).rejects.toMatchObject(expected)
  })

  test('of formats that a solid has not is refused', async () => {
    await expect(host.execute(guarded(plate), { ...solid, formats: ['svg'] })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('by running out of fuel leaves the worker usable', async () => {
    const short = createInterpreterHost({ fuel: 100_000 })
    await expect(short.execute(guarded(endless), solid)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' })
    expect((await short.execute(guarded(plate), { ...solid, formats: ['step'] })).report.ok).toBe(true)
    await short.close()
  })
})

describe('stopping', () => {
  test('at the deadline, and working again after it', async () => {
    await expect(host.execute(guarded(endless), solid, { deadline: createDeadline({ timeoutMs: 150 }) })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' })
    expect((await host.execute(guarded(plate), { ...solid, formats: ['step'] })).report.ok).toBe(true)
  })

  test('when the caller gives up, before and during a job', async () => {
    await expect(host.execute(guarded(plate), solid, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELED' })
    const controller = new AbortController()
    const running = host.execute(guarded(endless), solid, { signal: controller.signal, onStep: () => controller.abort() })
    await expect(running).rejects.toMatchObject({ code: 'CANCELED' })
  })

  test('jobs wait for each other, and a waiting one can be given up', async () => {
    const controller = new AbortController()
    const jobs = [host.execute(guarded(plate), { ...solid, formats: [] }), host.execute(guarded(plate), { ...solid, formats: [] }, { signal: controller.signal }), host.execute(guarded(plate), { ...solid, formats: [] })]
    controller.abort()
    const results = await Promise.allSettled(jobs)
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  test('closing cancels what is underway and refuses what comes after', async () => {
    const own = createInterpreterHost()
    const running = own.execute(guarded(endless), solid)
    const [result] = await Promise.allSettled([running, own.close()])
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'CANCELED' } })
    await expect(own.execute(guarded(plate), solid)).rejects.toMatchObject({ code: 'CANCELED' })
  })
})

test('a worn-out worker is replaced', async () => {
  const own = createInterpreterHost({ recycleAfterJobs: 1 })
  for (let round = 0; round < 2; round += 1) expect((await own.execute(guarded(plate), { ...solid, formats: ['step'] })).report.ok).toBe(true)
  await own.close()
})

test('a program ends by itself although its host was not closed', () => {
  const { status, stdout } = spawnSync(process.execPath, ['--conditions=@naturalcad/source', fileURLToPath(import.meta.resolve('./support/one-job.ts'))], { encoding: 'utf8', timeout: 60_000 })
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'true\n' })
})
