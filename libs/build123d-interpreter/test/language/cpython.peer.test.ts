import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describePeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'
import { byTitle, expectedPath, snippetFiles } from './snippets.ts'

describePeer('python', 'CPython prints what was recorded', (program) => {
  test.each(snippetFiles)('$name', ({ name, program: source }) => {
    const { status, stdout, stderr } = spawnSync(program, ['-W', 'ignore', '-'], { input: source, encoding: 'utf8', env: { PYTHONIOENCODING: 'utf-8' } })
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(byTitle(stdout)).toEqual(byTitle(readFileSync(expectedPath(name), 'utf8')))
  })
})
