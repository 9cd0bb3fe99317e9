import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGuard, formatFindings } from '@naturalcad/code-guard'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, 'corpus')
const guard = createGuard()

/** Programs in which something is left out; all others run as they are. */
const edited = ['bare-except', 'drawing-exporters', 'exports-by-keyword', 'exports-with-plain-names', 'viewer-ambient', 'viewer-at-end', 'viewer-by-name', 'viewer-optional']

test.each(readdirSync(folder).map((file) => file.replace('.py', '')))('%s passes', (name) => {
  const source = readFileSync(join(folder, `${name}.py`), 'utf8')
  const { verdict, findings, script } = guard.check(source)
  expect(formatFindings(findings.filter(({ severity }) => severity !== 'note'), source)).toBe('')
  expect(verdict).toBe(edited.includes(name) ? 'accept-with-edits' : 'accept')
  expect(guard.recheck(script?.toGuardedText() ?? { text: '', textHash: '', policyHash: '' }).text).toBe(script?.text)
})
