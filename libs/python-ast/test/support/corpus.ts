import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from './cpython.ts'

/** The programs of test/corpus, by name. */
export function readCorpus(): Program[] {
  const folder = join(import.meta.dirname, '../corpus')
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, source: readFileSync(join(folder, name), 'utf8') }))
}
