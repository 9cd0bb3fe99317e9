import * as kernel from '@naturalcad/cad-kernel'
import { createGuard, build123dPolicy } from '@naturalcad/code-guard'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { runScript, type ScriptRun } from '@naturalcad/build123d-interpreter'
import { createApi, resultShape, type ResultShape } from '../../src/api/index.ts'
import { PyList, PyTuple } from '../../src/values/index.ts'
import type { Value } from '../../src/values/index.ts'

const guard = createGuard({ policy: { ...build123dPolicy, resultRequired: false } })

/** Runs build123d source on the kernel. */
export function runSource(loaded: kernel.Kernel, source: string): ScriptRun {
  const { script, findings } = guard.check(source)
  if (script === undefined) throw new Error(`the guard refuses the script: ${JSON.stringify(findings[0])}`)
  return runScript(script, { modules: new Map([['build123d', (context) => createApi(context, loaded)]]) })
}

/** The error that a script ends with. */
export function errorOf(loaded: kernel.Kernel, source: string): NaturalCadError {
  try {
    const { namespace } = runSource(loaded, source)
    resultShape(namespace)
  } catch (error) {
    if (NaturalCadError.is(error)) return error
    throw error
  }
  throw new Error('the script ended well')
}

export interface Measured {
  kind: string
  volume: number
  area: number
  length: number
  box: number[]
  solids: number
  faces: number
  edges: number
  vertices: number
  faceCenters: number[][]
  checks: unknown[]
  /** What the script prints. */
  output: string
}

/** What `run-scripts.py` measures with real build123d, measured here. */
export function measureScript(loaded: kernel.Kernel, source: string): Measured {
  const { namespace, output } = runSource(loaded, source)
  return { ...measure(resultShape(namespace)), output, checks: plain(namespace.get('checks') ?? new PyList()) as unknown[] }
}

function measure({ shape, kind }: ResultShape): Omit<Measured, 'checks' | 'output'> {
  const { min, max } = kernel.boundingBox(shape)
  const solids = kernel.subShapes(shape, 'solid')
  const faces = kernel.subShapes(shape, 'face')
  const edges = kernel.selectableShapes(shape, 'edge')
  return {
    kind,
    volume: solids.reduce((sum, solid) => sum + kernel.volumeOf(solid), 0),
    area: kind === 'path' ? 0 : kernel.areaOf(shape),
    length: edges.reduce((sum, edge) => sum + kernel.lengthOfEdges(edge), 0),
    box: [...min, ...max],
    solids: solids.length,
    faces: faces.length,
    edges: edges.length,
    vertices: kernel.subShapes(shape, 'vertex').length,
    faceCenters: faces.slice(0, 30).map((face) => [...(kernel.isPlanar(face) ? kernel.centerOfMass(face) : kernel.surfaceAtShares(face).point)]),
  }
}

function plain(value: Value): unknown {
  if (value instanceof PyList || value instanceof PyTuple) return value.items.map(plain)
  return typeof value === 'bigint' ? Number(value) : value
}

/** Numbers within a millionth, of their size where that is more than 1; everything else exactly. */
export function isClose(actual: unknown, expected: unknown, tolerance = 1e-6): boolean {
  if (Array.isArray(actual)) return Array.isArray(expected) && actual.length === expected.length && actual.every((item, index) => isClose(item, expected[index], tolerance))
  if (typeof actual === 'number' && typeof expected === 'number') return Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected))
  return actual === expected
}

/** The names of the measures that differ, with both values. */
export function differences(actual: Measured, expected: Measured): Record<string, unknown> {
  const names = (Object.keys(actual) as (keyof Measured)[]).filter((name) => name !== 'faceCenters')
  return Object.fromEntries(names.filter((name) => !isClose(actual[name], expected[name])).map((name) => [name, { actual: actual[name], expected: expected[name] }]))
}
