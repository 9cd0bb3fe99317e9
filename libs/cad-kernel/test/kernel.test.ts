import { spawnSync } from 'node:child_process'
import { compileInstalledKernel } from '@naturalcad/cad-kernel/node'
import { isSame, loadKernel, makeBox, makeSphere, subShapes, volumeOf, worldFrame, type Shape } from '@naturalcad/cad-kernel'
import { expect, test } from 'vitest'
import { errorOf } from './support/thrown.ts'

const kernel = await loadKernel()

test('says how much memory the instance holds', () => {
  expect(kernel.memoryBytes).toBeGreaterThan(2 ** 20)
})

test('frees the shapes of a scope and keeps those that are asked for', () => {
  const made: Shape[] = []
  const kept = kernel.scoped((keep) => {
    made.push(makeBox(kernel, worldFrame, 1, 2, 3), makeBox(kernel, worldFrame, 2, 2, 2))
    return keep(made[1]!)
  })
  expect(made.map((shape) => shape.isDeleted)).toEqual([true, false])
  expect(volumeOf(kept)).toBeCloseTo(8, 12)
})

test('hands what an inner scope keeps to the outer one', () => {
  let kept: Shape | undefined
  kernel.scoped(() => {
    kept = kernel.scoped((keep) => keep(makeBox(kernel, worldFrame, 1, 1, 1)))
    expect(kept.isDeleted).toBe(false)
  })
  expect(kept?.isDeleted).toBe(true)
})

test('frees the scope when the work throws', () => {
  let made: Shape | undefined
  const work = () =>
    kernel.scoped(() => {
      made = makeBox(kernel, worldFrame, 1, 1, 1)
      throw new Error('stop')
    })
  expect(work).toThrow('stop')
  expect(made?.isDeleted).toBe(true)
})

test('refuses a shape that has been deleted, and deletes twice without harm', () => {
  const box = makeBox(kernel, worldFrame, 1, 1, 1)
  box.delete()
  box.delete()
  expect(errorOf(() => volumeOf(box)).message).toBe('this solid has been deleted')
})

test('keeps results usable after what they were made from is deleted', () => {
  const box = makeBox(kernel, worldFrame, 1, 1, 1)
  const [face, other] = subShapes(box, 'face')
  box.delete()
  expect(isSame(face!, other!)).toBe(false)
})

test('starts a second instance from a module that was compiled once', async () => {
  const second = await loadKernel({ module: await compileInstalledKernel() })
  expect(volumeOf(makeSphere(second, worldFrame, 1))).toBeCloseTo((4 / 3) * Math.PI, 10)
})

test('tells what to do when the kernel cannot be loaded', async () => {
  await expect(loadKernel({ locateFile: () => '/nowhere.wasm' })).rejects.toMatchObject({ code: 'UNAVAILABLE', remedy: expect.stringContaining('locateFile') })
})

test('works the same after the switch to the baseline compiler', () => {
  const program = `
    import { useBaselineCompiler } from '@naturalcad/cad-kernel/node'
    useBaselineCompiler()
    const { loadKernel, makeBox, volumeOf, worldFrame } = await import('@naturalcad/cad-kernel')
    process.stdout.write(String(volumeOf(makeBox(await loadKernel(), worldFrame, 2, 3, 4))))`
  const { stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, '--input-type=module', '-e', program], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  })
  expect(stderr).toBe('')
  expect(Number(stdout)).toBeCloseTo(24, 12)
})
