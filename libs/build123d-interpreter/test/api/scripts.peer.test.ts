import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describePeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'
import { differences, type Measured } from './run-script-file.ts'

const folder = join(import.meta.dirname, '../scripts')

describePeer('build123d', 'recorded answers of the scripts', (program) => {
  test('are those that build123d gives today', () => {
    const files = globSync('*.py', { cwd: folder }).toSorted()
    const { stdout, stderr, status } = spawnSync(program, [join(folder, '../run-scripts.py'), ...files.map((file) => join(folder, file))], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    })
    expect({ status, stderr }).toMatchObject({ status: 0 })
    const now = JSON.parse(stdout) as Record<string, Measured>
    const recorded = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, Measured>
    expect(Object.keys(now).toSorted()).toEqual(Object.keys(recorded).toSorted())
    expect(Object.fromEntries(Object.entries(now).map(([name, answer]) => [name, differences(answer, recorded[name]!)]).filter(([, found]) => Object.keys(found as object).length > 0))).toEqual({})
  })
})
