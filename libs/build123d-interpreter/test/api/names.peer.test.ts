import { describe, expect, test } from 'vitest'
import { describePeer } from '@naturalcad/peers'
import { spawnSync } from 'node:child_process'
import { supportedNames, unsupportedNames } from '../../src/api/index.ts'

describe('names', () => {
  test('each is either supported or refused', () => {
    expect(unsupportedNames.filter((name) => supportedNames.has(name))).toEqual([])
  })
})

describePeer('build123d', 'names of build123d', (program) => {
  test('are all known', () => {
    const { stdout } = spawnSync(program, ['-c', 'import build123d; print("\\n".join(build123d.__all__))'], { encoding: 'utf8' })
    const known = new Set<string>([...supportedNames.keys(), ...unsupportedNames])
    expect(stdout.trim().split('\n').filter((name) => !known.has(name))).toEqual([])
  })
})
