import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runSource } from '../support/run-source.ts'
import { byTitle, expectedPath, snippetFiles } from './snippets.ts'

// What CPython 3.11 printed; `cpython.peer.test.ts` compares with the one that is installed.
test.each(snippetFiles)('$name: prints what CPython printed', ({ name, program }) => {
  const run = runSource(program)
  expect(run.error).toBeUndefined()
  expect(byTitle(run.output)).toEqual(byTitle(readFileSync(expectedPath(name), 'utf8')))
})
